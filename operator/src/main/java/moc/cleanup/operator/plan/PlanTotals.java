package moc.cleanup.operator.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all of the run's MOCs come to, with everything that they share counted once.
///
/// @param mocs MOCs that would be deleted
/// @param mocsOwing MOCs whose rows went before, of which objects are owed
/// @param mocsFailedBefore of both, those whose last attempt failed
/// @param objects objects that would be deleted
/// @param bytes their size; null when S3 was not asked
/// @param objectsMissing of these, those that S3 does not have
/// @param objectsOfUnknownSize of these, those of which S3 did not say it
/// @param images gallery images that would be deleted
/// @param bricks rows of bricks that go back to their owners
/// @param stays what stays, by reasons, the most frequent first
/// @param depends what goes or stays with the order in which the MOCs go
record PlanTotals(
    long mocs,
    long owners,
    long mocsOwing,
    long mocsFailedBefore,
    long objects,
    @Nullable Long bytes,
    long objectsMissing,
    long objectsOfUnknownSize,
    long images,
    long bricks,
    List<StayCount> stays,
    List<StayCount> depends) {

  /// Copies the lists.
  PlanTotals {
    stays = List.copyOf(stays);
    depends = List.copyOf(depends);
  }
}
