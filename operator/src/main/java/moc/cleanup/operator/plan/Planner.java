package moc.cleanup.operator.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Gatherers;
import moc.cleanup.ledger.DueMocs;
import moc.cleanup.ledger.DueMocs.HeldMoc;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;
import moc.cleanup.worker.WorkerConfig;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Plans a run, page by page, into a spool. Between two pages no connection is held.
///
/// @param sizes null when S3 is not to be asked
record Planner(
    Jdbi jdbi,
    EnqueueingConfig scheduler,
    WorkerConfig worker,
    @Nullable S3ObjectSizes sizes,
    Narrator narrator,
    Interruption interruption) {

  private static final int PAGE_SIZE = 500;
  private static final int HELD_PAGE_SIZE = 10_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /// Plans the whole run.
  Plan plan(Spool spool) {
    Tonight tonight = Tonight.read(jdbi, scheduler);
    PlanTotals totals = plan(tonight, false, spool);
    spoolHeld(spool);
    return plan(tonight, null, null, totals);
  }

  /// Plans what the run does to one MOC.
  ///
  /// @throws moc.cleanup.operator.environment.UnusableException when there is no such MOC
  Plan plan(MocId moc, Spool spool) {
    Tonight tonight = Tonight.read(jdbi, scheduler);
    Tonight only = tonight.only(moc);
    String passedOver =
        only.deletions().isEmpty() && only.owing().isEmpty()
            ? new PassedOver(jdbi, scheduler).reason(moc)
            : null;
    return plan(tonight, moc, passedOver, plan(only, true, spool));
  }

  private Plan plan(
      Tonight tonight, @Nullable MocId moc, @Nullable String passedOver, PlanTotals totals) {
    return new Plan(
        tonight.at(),
        moc == null ? null : moc.toString(),
        passedOver,
        tonight.guard(),
        scheduler.batchSize(),
        totals,
        tonight.leftOver(),
        tonight.backlog().held(),
        tonight.holds(),
        sizes == null ? null : sizes.problem());
  }

  private PlanTotals plan(Tonight tonight, boolean ofOneMoc, Spool spool) {
    PagePlanner pages = new PagePlanner(jdbi, worker, tonight.going(), new Counting(ofOneMoc));
    PlanTally tally = new PlanTally(sizes != null);
    int all = tonight.deletions().size() + tonight.owing().size();
    try (Progress progress = narrator.progress("Planning", all)) {
      int done = plan(tonight.deletions(), pages::deletions, 0, progress, tally, spool);
      plan(tonight.owing(), pages::owing, done, progress, tally, spool);
    }
    return tally.totals();
  }

  private int plan(
      List<MocId> mocs,
      Function<List<MocId>, List<MocPlan>> pages,
      int doneBefore,
      Progress progress,
      PlanTally tally,
      Spool spool) {
    int done = doneBefore;
    for (List<MocId> page : mocs.stream().gather(Gatherers.windowFixed(PAGE_SIZE)).toList()) {
      if (interruption.isRequested()) {
        throw new PlanInterruptedException();
      }
      for (MocPlan moc : sized(pages.apply(page))) {
        tally.add(moc);
        spool.add(moc);
      }
      done += page.size();
      progress.show(done, sizes == null ? "" : InWords.bytes(tally.bytes()));
    }
    return done;
  }

  private List<MocPlan> sized(List<MocPlan> mocs) {
    if (sizes == null) {
      return mocs;
    }
    Map<String, ObjectSize> found =
        sizes.of(
            mocs.stream()
                .flatMap(moc -> moc.items().stream())
                .filter(PlanItem::namesObjectThatMayGo)
                .map(PlanItem::name)
                .distinct()
                .toList());
    return mocs.stream()
        .map(moc -> moc.with(moc.items().stream().map(item -> sized(item, found)).toList()))
        .toList();
  }

  private static PlanItem sized(PlanItem item, Map<String, ObjectSize> found) {
    return item.namesObjectThatMayGo()
        ? item.sized(found.getOrDefault(item.name(), ObjectSize.UNKNOWN))
        : item;
  }

  private void spoolHeld(Spool spool) {
    DueMocs due = new DueMocs(jdbi, scheduler.retention());
    List<HeldMoc> page = due.held(BEFORE_ALL, HELD_PAGE_SIZE);
    while (!page.isEmpty()) {
      page.forEach(moc -> spool.add(MocPlan.held(moc)));
      page = due.held(page.getLast().mocId().value(), HELD_PAGE_SIZE);
    }
  }
}
