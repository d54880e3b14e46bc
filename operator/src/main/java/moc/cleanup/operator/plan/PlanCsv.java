package moc.cleanup.operator.plan;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan as CSV for an auditor: a line for each MOC, and one for each thing that it brings with it or
/// leaves behind.
record PlanCsv(Spool spool) {

  private static final CsvLine HEADER =
      CsvLine.of(
          "moc_id",
          "owner_id",
          "title",
          "deleted_at",
          "kind",
          "name",
          "decision",
          "reason",
          "counted",
          "bytes");

  void writeTo(Path file) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      print(out);
      if (out.checkError()) {
        throw new IOException("the disk may be full");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(file), e);
    }
  }

  void print(PrintWriter out) {
    HEADER.print(out);
    spool.forEach(Long.MAX_VALUE, moc -> print(moc, out));
    out.flush();
  }

  private static void print(MocPlan moc, PrintWriter out) {
    MocPlan.Standing standing = moc.standing();
    print(moc, "moc", moc.mocId(), standing.decision(), standing.reason(), true, null, out);
    if (moc.bricks() > 0) {
      print(
          moc,
          "bricks",
          String.valueOf(moc.bricks()),
          "stays",
          "go back to their owner",
          true,
          null,
          out);
    }
    for (PlanItem item : moc.items()) {
      print(
          moc,
          lowerCase(item.kind()),
          item.name(),
          lowerCase(item.decision()),
          item.missing() ? withMissing(item.reason()) : item.reason(),
          item.counted(),
          item.bytes(),
          out);
    }
  }

  private static void print(
      MocPlan moc,
      String kind,
      String name,
      String decision,
      String reason,
      boolean counted,
      @Nullable Long bytes,
      PrintWriter out) {
    CsvLine.of(
            moc.mocId(),
            moc.ownerId(),
            moc.title(),
            moc.deletedAt(),
            kind,
            name,
            decision,
            reason,
            String.valueOf(counted),
            bytes == null ? "" : bytes.toString())
        .print(out);
  }

  private static String withMissing(String reason) {
    return reason.isEmpty() ? "not in the bucket" : reason + "; not in the bucket";
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
