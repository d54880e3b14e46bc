package moc.cleanup.operator.plan;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds up the plans of single MOCs. Not thread-safe.
final class PlanTally {

  private record Reason(PlanItem.Kind kind, String words) {}

  private final boolean sized;
  private final Set<String> owners = new HashSet<>();
  private final Map<PlanItem.Kind, Long> going = new EnumMap<>(PlanItem.Kind.class);
  private final Map<Reason, Long> staying = new HashMap<>();
  private final Map<Reason, Long> depending = new HashMap<>();
  private long mocs;
  private long mocsOwing;
  private long mocsFailedBefore;
  private long bytes;
  private long missing;
  private long unknown;
  private long bricks;

  /// @param sized whether S3 is asked for the objects' sizes
  PlanTally(boolean sized) {
    this.sized = sized;
  }

  void add(MocPlan moc) {
    switch (moc.standing()) {
      case GOES -> {
        mocs++;
        owners.add(moc.ownerId());
      }
      case OWES -> mocsOwing++;
      case HELD, HELD_OWING -> {}
    }
    mocsFailedBefore += moc.lastError() == null ? 0 : 1;
    bricks += moc.bricks();
    moc.items().stream().filter(PlanItem::counted).forEach(this::add);
  }

  private void add(PlanItem item) {
    Reason reason = new Reason(item.kind(), StayCount.kindOf(item.reason()));
    switch (item.decision()) {
      case GOES -> addGoing(item);
      case STAYS -> staying.merge(reason, 1L, Long::sum);
      case DEPENDS -> depending.merge(reason, 1L, Long::sum);
    }
  }

  private void addGoing(PlanItem item) {
    going.merge(item.kind(), 1L, Long::sum);
    if (sized && item.kind() == PlanItem.Kind.OBJECT) {
      if (item.bytes() != null) {
        bytes += item.bytes();
      } else if (item.missing()) {
        missing++;
      } else {
        unknown++;
      }
    }
  }

  long bytes() {
    return bytes;
  }

  PlanTotals totals() {
    return new PlanTotals(
        mocs,
        owners.size(),
        mocsOwing,
        mocsFailedBefore,
        going.getOrDefault(PlanItem.Kind.OBJECT, 0L),
        sized ? bytes : null,
        missing,
        unknown,
        going.getOrDefault(PlanItem.Kind.IMAGE, 0L),
        bricks,
        counts(staying),
        counts(depending));
  }

  private static List<StayCount> counts(Map<Reason, Long> reasons) {
    return reasons.entrySet().stream()
        .map(
            entry -> new StayCount(entry.getKey().kind(), entry.getKey().words(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(StayCount::count)
                .reversed()
                .thenComparing(StayCount::kind)
                .thenComparing(StayCount::reason))
        .toList();
  }
}
