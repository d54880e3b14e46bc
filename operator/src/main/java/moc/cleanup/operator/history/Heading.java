package moc.cleanup.operator.history;

import java.time.Instant;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;

/// What a document is, and when and by what it was printed.
record Heading(String subject, Instant printedAt, String printedBy) {

  void tell(Narrator narrator) {
    narrator.say(0, "moc-cleanup history of " + subject);
    narrator.fact("Printed", InWords.instant(printedAt) + " (UTC), by the database's clock");
    narrator.fact("By", printedBy);
    narrator.fact("Source", "the ledger, as it stood then");
  }
}
