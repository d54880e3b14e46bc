package moc.cleanup.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.endtoend.ScheduledEvent;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.StepKind;
import moc.cleanup.testbed.fault.Steps;
import moc.cleanup.testbed.lambda.LambdaFailedException;

/// Invocations of the scheduler.
enum SchedulerScenario implements Scenario {
  /// MOCs of every lane are due, and SQS takes them all.
  EVERY_LANE,
  /// SQS refuses one call, and the claims are to be given back.
  CALL_REFUSED {
    @Override
    public Map<Step, Fault> preceding() {
      return Map.of(
          new Step(StepKind.AWS_CALL, "SendMessageBatch", 1),
          new Fault.AwsError(403, Fault.Attempts.ALL));
    }
  };

  private static final int HOURS_UNTIL_DUE_AGAIN = 20;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  @Override
  public void play(CrashSite site, Steps steps) {
    SchedulerStory story = SchedulerStory.tell();
    begin(story, site);
    Set<UUID> rows = site.pipeline().mocs();

    invoke(new ColdScheduler(site, steps));
    Set<UUID> enqueued = new HashSet<>(site.takeMessages());
    if (!enqueued.containsAll(story.dueWithinANight())) {
      enqueued.addAll(nextNight(site));
    }
    assertThat(enqueued).as("enqueued within a night").containsAll(story.dueWithinANight());
    if (!enqueued.containsAll(story.due())) {
      enqueued.addAll(nextNight(site));
    }

    assertThat(enqueued).as("enqueued").isEqualTo(story.due());
    assertThat(site.pipeline().mocs()).as("rows").isEqualTo(rows);
    site.settled();
  }

  private static void begin(SchedulerStory story, CrashSite site) {
    site.begin(story.queuedBefore());
    site.claim();
    site.pipeline().passTime(HOURS_UNTIL_DUE_AGAIN);
    site.insert(story.others());
    site.owe(story.owing(), "owed.pdf");
  }

  private static void invoke(ColdScheduler scheduler) {
    try {
      scheduler.invoke(ScheduledEvent.JSON, TIME_LIMIT);
    } catch (LambdaFailedException failed) {
      // Whether a run fails is for the alarms to tell; what it left behind is looked at here.
    }
  }

  private static Set<UUID> nextNight(CrashSite site) {
    site.pipeline().passTime(HOURS_UNTIL_DUE_AGAIN);
    site.pipeline().schedule();
    return site.takeMessages();
  }
}
