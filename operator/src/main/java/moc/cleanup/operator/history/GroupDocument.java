package moc.cleanup.operator.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import moc.cleanup.operator.terminal.Narrator;

/// The history of all MOCs of an owner or of a run.
///
/// @param printedAt by the database's clock
/// @param printedBy the command with its version
/// @param holds on the owner, and on everything; none for a run
/// @param mocs read page by page while they are written
record GroupDocument(
    String kind,
    String id,
    Instant printedAt,
    String printedBy,
    Totals totals,
    List<HoldEntry> holds,
    Iterable<MocHistory> mocs) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final String LINE = "  %-36s  %-7s  %-16s  %9s";

  /// Copies the holds.
  GroupDocument {
    holds = List.copyOf(holds);
  }

  void tell(Narrator narrator) {
    new Heading(kind + " " + id, printedAt, printedBy).tell(narrator);
    narrator.blankLine();
    totals.tell(narrator);
    if (!holds.isEmpty()) {
      narrator.blankLine();
      narrator.say(narrator.bold("Holds"));
      holds.forEach(hold -> narrator.say(2, hold.inWords()));
    }
    narrator.blankLine();
    narrator.say(narrator.faint(LINE.formatted("MOC", "state", "since (UTC)", "objects")));
    for (MocHistory moc : mocs) {
      narrator.say(
          LINE.formatted(
              moc.mocId(),
              moc.state(),
              moc.lastEvent().map(MINUTE::format).orElse("—"),
              "%,d".formatted(moc.objectsDeleted())));
    }
  }
}
