package moc.cleanup.operator.plan;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the plans of single MOCs on disk until their totals are known, which are told first: they
/// can be too many for the memory. Nobody else can read the file, and it is gone with the process.
final class Spool implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final FileChannel file;
  private final OutputStream out;

  private Spool(FileChannel file) {
    this.file = file;
    this.out = new BufferedOutputStream(Channels.newOutputStream(file));
  }

  static Spool open() {
    try {
      Path path = Files.createTempFile("moc-cleanup-plan-", ".json");
      return new Spool(
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file can be made", e);
    }
  }

  void add(MocPlan moc) {
    JSON.writeValue(out, moc);
  }

  /// Tells of the plans in the order in which they were added.
  ///
  /// @param most how many at most
  void forEach(long most, Consumer<MocPlan> action) {
    try {
      out.flush();
      file.position(0);
      InputStream in = new BufferedInputStream(Channels.newInputStream(file));
      try (MappingIterator<MocPlan> plans = JSON.readerFor(MocPlan.class).readValues(in)) {
        for (long told = 0; told < most && plans.hasNextValue(); told++) {
          action.accept(plans.nextValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file cannot be closed", e);
    }
  }
}
