package moc.cleanup.operator.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.ledger.FailedMoc;
import moc.cleanup.operator.deadletter.DeadLetterQueue;
import moc.cleanup.operator.deadletter.MoveTasks;
import moc.cleanup.operator.deadletter.Redrive;
import moc.cleanup.operator.demo.fill.Orders;
import moc.cleanup.operator.demo.fill.Restoration;
import moc.cleanup.operator.demo.plan.MocFate;
import moc.cleanup.operator.demo.plan.PlanGenerator;
import moc.cleanup.operator.demo.plan.PlatformPlan;
import moc.cleanup.operator.demo.verification.Check;
import moc.cleanup.operator.demo.verification.LedgerContents;
import moc.cleanup.operator.demo.verification.Verdict;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.pipeline.WorkProgress;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import org.jspecify.annotations.Nullable;

/// The demo from start to end, told while it goes on.
final class Demo {

  private static final Duration TIME_LIMIT = Duration.ofMinutes(30);
  private static final Duration SCHEDULER_TIME_LIMIT = Duration.ofMinutes(15);
  private static final int MOST_FAILURES = 100;
  private static final EventSourceSettings SETTINGS =
      EventSourceSettings.DEFAULTS.withRedeliveryOfFailedAfter(Duration.ofSeconds(1));

  private final int mocs;
  private final long seed;
  private final boolean withConsole;
  private final Narrator narrator;
  private final Interruption interruption;
  private final long start = System.nanoTime();

  /// @param withConsole whether a person takes part, by the console
  Demo(int mocs, long seed, boolean withConsole, Narrator narrator, Interruption interruption) {
    this.mocs = mocs;
    this.seed = seed;
    this.withConsole = withConsole;
    this.narrator = narrator;
    this.interruption = interruption;
  }

  DemoResult run() throws SQLException {
    narrator.say(narrator.bold("moc-cleanup demo") + " · %,d MOCs, seed %d".formatted(mocs, seed));
    narrator.blankLine();
    narrator.say("Starting PostgreSQL, SQS and S3 in this process");
    PlatformPlan plan = PlanGenerator.generate(mocs, seed);
    try (Environment environment = EmbeddedEnvironment.start();
        Sandbox sandbox = environment.sandbox();
        DemoPlatform platform = new DemoPlatform(sandbox, plan);
        Pipeline pipeline = platform.pipeline()) {
      fill(platform, plan);
      return withConsole
          ? cleanUpWithConsole(platform, plan, pipeline)
          : cleanUp(platform, plan, pipeline, null);
    }
  }

  private DemoResult cleanUpWithConsole(
      DemoPlatform platform, PlatformPlan plan, Pipeline pipeline) {
    try (DemoConsole console = DemoConsole.start(platform, narrator, interruption)) {
      console.awaitVisitor();
      DemoResult result = cleanUp(platform, plan, pipeline, console);
      result.tell(narrator);
      console.keepOpen();
      return result;
    }
  }

  private void fill(DemoPlatform platform, PlatformPlan plan) throws SQLException {
    narrator.say(
        "Filling a platform: %,d owners, %,d bricks, %,d images, %,d objects"
            .formatted(plan.owners(), plan.bricks(), plan.images().size(), plan.keys().size()));
    try (Progress progress = narrator.progress("Objects", plan.keys().size())) {
      platform.fill(there -> progress.show(there, ""));
    }
  }

  private DemoResult cleanUp(
      DemoPlatform platform, PlatformPlan plan, Pipeline pipeline, @Nullable DemoConsole console) {
    // Most of what this platform has is there to be deleted: no guard would let that pass.
    RunSummary run = pipeline.schedule(true, SCHEDULER_TIME_LIMIT);
    narrator.say(
        "Scheduler: %,d MOCs were deleted over 30 days ago, %,d messages sent"
            .formatted(run.found(), run.enqueued()));
    Set<?> restored = restoreSome(platform, plan);
    narrator.say(
        "Meanwhile %d MOCs that are queued already are restored by their owners"
            .formatted(restored.size()));
    work(pipeline, "Workers", run.enqueued());

    List<DeadLettered> deadLettered = deadLettered(platform, plan, run);
    narrator.blankLine();
    deadLettered.forEach(this::tell);
    new Orders(platform.jdbi()).remove(plan.mocs(MocFate.HELD_BY_ORDER));
    if (console == null) {
      redrive(platform, pipeline, deadLettered.size());
    } else {
      awaitRedrive(platform, pipeline, run, console);
    }

    List<Check> checks = verdict(platform, plan, deadLettered);
    narrator.blankLine();
    new VerdictTable(narrator).tell(checks);
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return DemoResult.of(mocs, seed, run.enqueued(), deadLettered, checks, duration);
  }

  private static Set<?> restoreSome(DemoPlatform platform, PlatformPlan plan) {
    var restored = plan.mocs(MocFate.RESTORED_WHILE_QUEUED);
    new Restoration(platform.jdbi()).restore(restored);
    return restored;
  }

  private void work(Pipeline pipeline, String label, long messages) {
    try (Progress progress = narrator.progress(label, messages);
        SqsEventSource source =
            pipeline.eventSource(SETTINGS).onBatch(new WorkProgress(progress))) {
      source.drain(TIME_LIMIT);
    }
  }

  private static List<DeadLettered> deadLettered(
      DemoPlatform platform, PlatformPlan plan, RunSummary run) {
    return FailedMoc.of(platform.jdbi(), run.correlationId(), MOST_FAILURES).stream()
        .map(moc -> DeadLettered.of(moc, plan))
        .toList();
  }

  private void tell(DeadLettered moc) {
    narrator.say("Dead-lettered after %d attempts: \"%s\"".formatted(moc.attempts(), moc.title()));
    narrator.say("  " + moc.meaning());
    narrator.say(
        "  "
            + narrator.faint(
                "MOC " + moc.mocId() + " · " + moc.lastError().replaceFirst(": .*", "")));
  }

  private void redrive(DemoPlatform platform, Pipeline pipeline, int messages) {
    narrator.say("Repaired: the order is removed. SQS moves its dead letters back.");
    Sandbox sandbox = platform.sandbox();
    MoveTasks tasks = DeadLetterQueue.of(sandbox.sqs(), sandbox.queueUrl()).moveTasks();
    new Redrive(tasks, interruption).run();
    work(pipeline, "Redriven", messages);
  }

  private void awaitRedrive(
      DemoPlatform platform, Pipeline pipeline, RunSummary run, DemoConsole console) {
    narrator.say("Repaired: the order is removed.");
    try (SqsEventSource workers = pipeline.eventSource(SETTINGS)) {
      workers.start();
      console.awaitRedrive(
          () -> FailedMoc.of(platform.jdbi(), run.correlationId(), MOST_FAILURES).isEmpty());
    }
  }

  private static List<Check> verdict(
      DemoPlatform platform, PlatformPlan plan, List<DeadLettered> deadLettered) {
    List<Check> checks =
        new ArrayList<>(
            Verdict.on(plan, platform.contents(), LedgerContents.read(platform.jdbi())));
    checks.add(
        new Check(
            "Dead-lettered, then redriven",
            plan.mocs(MocFate.HELD_BY_ORDER).stream()
                .map(Object::toString)
                .collect(Collectors.toSet()),
            deadLettered.stream().map(DeadLettered::mocId).collect(Collectors.toSet())));
    return checks;
  }
}
