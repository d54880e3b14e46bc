package moc.cleanup.scheduler.enqueueing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import moc.cleanup.ledger.Claim;
import moc.cleanup.ledger.Lane;
import moc.cleanup.message.MocId;

/// Counts what a run does; its size does not grow with the run. Not thread-safe.
final class RunTally {

  /// As many as a person looks at.
  private static final int MOST_IDS = 100;

  private static final int MOST_REASONS = 3;

  private int claimedExpired;
  private int claimedOwed;
  private int refusedExpired;
  private int refusedOwed;
  private final List<MocId> firstIds = new ArrayList<>();
  private final Set<String> reasons = new LinkedHashSet<>();

  void claimed(Lane lane, List<Claim> claims) {
    if (lane == Lane.OBJECTS_OWED) {
      claimedOwed += claims.size();
    } else {
      claimedExpired += claims.size();
    }
    claims.stream().limit(MOST_IDS - firstIds.size()).map(Claim::mocId).forEach(firstIds::add);
  }

  void refused(Lane lane, List<Refusal> refusals) {
    if (lane == Lane.OBJECTS_OWED) {
      refusedOwed += refusals.size();
    } else {
      refusedExpired += refusals.size();
    }
    for (Refusal refusal : refusals) {
      if (reasons.size() < MOST_REASONS) {
        reasons.add(refusal.reason());
      }
    }
  }

  int claimedOwed() {
    return claimedOwed;
  }

  int refused() {
    return refusedExpired + refusedOwed;
  }

  int takenExpired() {
    return claimedExpired - refusedExpired;
  }

  int takenOwed() {
    return claimedOwed - refusedOwed;
  }

  int taken() {
    return takenExpired() + takenOwed();
  }

  /// The first of the claimed, in the order of the claims.
  List<MocId> firstIds() {
    return List.copyOf(firstIds);
  }

  /// Some of the reasons for which messages were refused, in one line.
  String reasons() {
    return String.join("; ", reasons);
  }
}
