package moc.cleanup.operator.history;

import java.time.Instant;
import java.util.List;
import moc.cleanup.ledger.Kept;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;
import org.jspecify.annotations.Nullable;

/// The history of one MOC.
///
/// @param printedAt by the database's clock
/// @param printedBy the command with its version
/// @param holds on it, on its owner and on everything since it was deleted
record MocDocument(
    String kind,
    String id,
    Instant printedAt,
    String printedBy,
    MocHistory moc,
    List<HoldEntry> holds) {

  /// Copies the holds.
  MocDocument {
    holds = List.copyOf(holds);
  }

  void tell(Narrator narrator) {
    new Heading("MOC " + id, printedAt, printedBy).tell(narrator);
    narrator.blankLine();
    narrator.say(0, moc.stateInWords());
    narrator.blankLine();
    narrator.fact("Owner", moc.ownerId() == null ? "not known" : moc.ownerId());
    narrator.fact("Deleted by its owner", time(moc.deletedByOwnerAt()));
    narrator.fact("Queued", time(moc.queuedAt()));
    narrator.fact("By run", moc.run() == null ? "not known" : moc.run());
    narrator.fact(
        "Attempts",
        "%,d%s"
            .formatted(
                moc.attempts(),
                moc.lastAttemptAt() == null
                    ? ""
                    : ", the last at " + InWords.instant(moc.lastAttemptAt())));
    if (moc.lastError() != null) {
      narrator.fact("Last error", moc.lastError());
      narrator.fact("In plain words", String.valueOf(moc.lastErrorInWords()));
    }
    narrator.fact("Rows deleted", time(moc.rowsDeletedAt()));
    narrator.fact("Objects deleted", "%,d".formatted(moc.objectsDeleted()));
    narrator.fact("Objects owed", "%,d".formatted(moc.owedKeys().size()));
    narrator.fact("Images deleted", "%,d".formatted(moc.imagesDeleted()));
    narrator.fact("Bricks returned", "%,d".formatted(moc.bricksReturned()));
    narrator.fact("Finished", time(moc.finishedAt()));
    tellKeys(narrator);
    tellHolds(narrator);
  }

  private void tellKeys(Narrator narrator) {
    list(narrator, "Objects deleted, as S3 confirmed", moc.deletedKeys());
    int unknown = moc.objectsDeleted() - moc.deletedKeys().size();
    if (unknown > 0) {
      narrator.say(0, "  and %,d more, whose keys were not kept".formatted(unknown));
    }
    list(narrator, "Objects owed", moc.owedKeys());
    list(
        narrator,
        "Kept, because others still use it",
        moc.kept().stream().map(MocDocument::inWords).toList());
  }

  private void tellHolds(Narrator narrator) {
    list(narrator, "Holds", holds.stream().map(HoldEntry::inWords).toList());
    if (holds.isEmpty()) {
      narrator.blankLine();
      narrator.say("No hold was ever on it.");
    }
  }

  private static String inWords(Kept kept) {
    return "%s %s: %s".formatted(kept.kind(), kept.name(), kept.reason());
  }

  private static void list(Narrator narrator, String title, List<String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    narrator.blankLine();
    narrator.say(narrator.bold(title));
    entries.forEach(entry -> narrator.say(2, entry));
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "—" : InWords.instant(time);
  }
}
