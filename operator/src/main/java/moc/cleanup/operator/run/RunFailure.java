package moc.cleanup.operator.run;

import static moc.cleanup.operator.terminal.InWords.count;

import moc.cleanup.ledger.FailedMoc;
import moc.cleanup.operator.deadletter.FailureInWords;
import moc.cleanup.operator.terminal.Narrator;

/// A MOC that could not be deleted, and why.
///
/// @param meaning the last error in plain words
record RunFailure(String mocId, String ownerId, int attempts, String meaning, String lastError) {

  static RunFailure of(FailedMoc moc) {
    return new RunFailure(
        moc.mocId().toString(),
        moc.ownerId(),
        moc.attempts(),
        FailureInWords.of(moc.lastError()),
        moc.lastError());
  }

  void tell(Narrator narrator) {
    narrator.say("    MOC %s, %s".formatted(mocId, count(attempts, "attempt", "attempts")));
    narrator.say(6, meaning);
    narrator.say(6, lastError);
  }
}
