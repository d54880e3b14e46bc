package moc.cleanup.reliability.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import moc.cleanup.operator.demo.plan.MocFate;
import moc.cleanup.operator.demo.plan.PlannedMoc;
import moc.cleanup.operator.demo.plan.PlatformPlan;

/// MOCs that are due in each of the ways in which one can be, and some that are not.
///
/// @param queuedBefore expired, and not handled since they were queued
/// @param others expired more than one call of SQS takes, and not expired
/// @param owing its rows are gone, and an object is owed
record SchedulerStory(PlatformPlan queuedBefore, PlatformPlan others, UUID owing) {

  private static final int MORE_THAN_ONE_CALL_OF_SQS = 11;
  private static final int EXPIRED_DAYS = 31;
  private static final int RECENT_DAYS = 29;

  static SchedulerStory tell() {
    Stream<PlannedMoc> expired =
        Stream.generate(() -> moc(MocFate.EXPIRED)).limit(MORE_THAN_ONE_CALL_OF_SQS);
    Stream<PlannedMoc> notDue = Stream.of(moc(MocFate.RECENTLY_DELETED), moc(MocFate.ALIVE));
    return new SchedulerStory(
        plan(List.of(moc(MocFate.EXPIRED))),
        plan(Stream.concat(expired, notDue).toList()),
        UUID.randomUUID());
  }

  /// Those that have to be enqueued 20 hours after a crash at the latest.
  Set<UUID> dueWithinANight() {
    Set<UUID> due = new HashSet<>(others.goingMocs());
    due.add(owing);
    return due;
  }

  /// Those, and the one that was queued once before: it waits longer each time.
  Set<UUID> due() {
    Set<UUID> due = dueWithinANight();
    due.addAll(queuedBefore.goingMocs());
    return due;
  }

  private static PlannedMoc moc(MocFate fate) {
    return new PlannedMoc(
        UUID.randomUUID(),
        "ada",
        "A MOC",
        fate,
        fate == MocFate.EXPIRED ? EXPIRED_DAYS : RECENT_DAYS,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static PlatformPlan plan(List<PlannedMoc> mocs) {
    return new PlatformPlan(
        mocs, List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of());
  }
}
