package moc.cleanup.operator.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.hold.Holds;
import moc.cleanup.ledger.Backlog;
import moc.cleanup.ledger.ClaimLedger;
import moc.cleanup.ledger.ClaimPage;
import moc.cleanup.ledger.DueMocs;
import moc.cleanup.ledger.Lane;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.hold.HoldInForce;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// Which MOCs a run would take now. Of all of them their ids are in memory, and nothing else.
///
/// @param at when that was, by the database's clock
/// @param deletions MOCs that would be deleted, in the order in which a run claims them
/// @param owing MOCs whose rows are gone and that owe objects, in that order
/// @param going the deletions' ids
/// @param guard why the guard would stop the run; null when it would not
/// @param holds those in force
record Tonight(
    Instant at,
    List<MocId> deletions,
    List<MocId> owing,
    Set<UUID> going,
    Backlog backlog,
    @Nullable String guard,
    List<HoldInForce> holds) {

  private static final int PAGE_SIZE = 1_000;
  private static final String NOW = "SELECT now()";

  /// Reads it, as one moment's answer.
  static Tonight read(Jdbi jdbi, EnqueueingConfig config) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> read(handle, jdbi, config));
  }

  private static Tonight read(Handle handle, Jdbi jdbi, EnqueueingConfig config) {
    DueMocs due = new DueMocs(jdbi, config.retention());
    Map<Lane, List<MocId>> lanes = new EnumMap<>(Lane.class);
    Lane.takeAll(
        config.batchSize(),
        (lane, most) -> {
          List<MocId> mocs = take(due, lane, most);
          lanes.put(lane, mocs);
          return mocs.size();
        });
    List<MocId> deletions = new ArrayList<>(lanes.getOrDefault(Lane.NEVER_QUEUED, List.of()));
    deletions.addAll(lanes.getOrDefault(Lane.QUEUED_BEFORE, List.of()));
    Set<UUID> going = HashSet.newHashSet(deletions.size());
    deletions.forEach(moc -> going.add(moc.value()));
    Backlog backlog = Backlog.measure(jdbi, config.retention());
    return new Tonight(
        handle.createQuery(NOW).mapTo(OffsetDateTime.class).one().toInstant(),
        deletions,
        lanes.getOrDefault(Lane.OBJECTS_OWED, List.of()),
        going,
        backlog,
        config
            .guard()
            .objection(
                config.batchSize(),
                backlog::expired,
                new ClaimLedger(jdbi, config.retention())::countMocs)
            .orElse(null),
        new Holds(jdbi).inForce().stream().map(HoldInForce::of).toList());
  }

  private static List<MocId> take(DueMocs due, Lane lane, int most) {
    List<MocId> mocs = new ArrayList<>();
    ClaimPage.Cursor cursor = ClaimPage.Cursor.START;
    while (mocs.size() < most) {
      DueMocs.Page page = due.page(lane, cursor, Math.min(PAGE_SIZE, most - mocs.size()));
      if (page.mocs().isEmpty()) {
        break;
      }
      mocs.addAll(page.mocs());
      cursor = page.next();
    }
    return mocs;
  }

  /// How many expired MOCs are left to later runs.
  long leftOver() {
    return Math.max(0, backlog.expired() - deletions.size());
  }

  /// The same night, of which only this MOC is of interest.
  Tonight only(MocId moc) {
    return new Tonight(
        at,
        deletions.stream().filter(moc::equals).toList(),
        owing.stream().filter(moc::equals).toList(),
        going,
        backlog,
        guard,
        holds);
  }
}
