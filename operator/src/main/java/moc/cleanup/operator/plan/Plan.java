package moc.cleanup.operator.plan;

import java.time.Instant;
import java.util.List;
import moc.cleanup.operator.hold.HoldInForce;
import org.jspecify.annotations.Nullable;

/// A run that is not made: all but the single MOCs, which are in the spool.
///
/// @param at when the run's MOCs were read, by the database's clock
/// @param moc the one MOC that was asked about; null for all
/// @param passedOver why that MOC is not in the run; null when it is
/// @param guard why the guard would stop the run; null when it would not
/// @param leftOver expired MOCs that are left to later runs
/// @param held MOCs that a hold keeps
/// @param holds those in force
/// @param problem what S3 said when it did not say a size; null when it always did
record Plan(
    Instant at,
    @Nullable String moc,
    @Nullable String passedOver,
    @Nullable String guard,
    int batchSize,
    PlanTotals totals,
    long leftOver,
    long held,
    List<HoldInForce> holds,
    @Nullable String problem) {

  /// Copies the list.
  Plan {
    holds = List.copyOf(holds);
  }
}
