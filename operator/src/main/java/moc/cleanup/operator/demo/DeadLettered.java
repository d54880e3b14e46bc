package moc.cleanup.operator.demo;

import moc.cleanup.ledger.FailedMoc;
import moc.cleanup.operator.deadletter.FailureInWords;
import moc.cleanup.operator.demo.plan.PlannedMoc;
import moc.cleanup.operator.demo.plan.PlatformPlan;

/// A MOC whose message SQS gave up on.
///
/// @param meaning the last error in plain words
record DeadLettered(String mocId, String title, int attempts, String meaning, String lastError) {

  static DeadLettered of(FailedMoc moc, PlatformPlan plan) {
    String title =
        plan.mocs().stream()
            .filter(planned -> planned.id().equals(moc.mocId().value()))
            .map(PlannedMoc::title)
            .findFirst()
            .orElse("unknown");
    return new DeadLettered(
        moc.mocId().toString(),
        title,
        moc.attempts(),
        FailureInWords.of(moc.lastError()),
        moc.lastError());
  }
}
