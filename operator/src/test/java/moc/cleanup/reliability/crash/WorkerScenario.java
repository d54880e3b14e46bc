package moc.cleanup.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import moc.cleanup.operator.demo.plan.MocFate;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.StepKind;
import moc.cleanup.testbed.fault.Steps;

/// Invocations of the worker.
enum WorkerScenario implements Scenario {
  /// One connection is enough, so that the steps are always the same, in the same order.
  ONE_MOC {
    @Override
    List<UUID> batch(CrashStory story) {
      return List.of(story.everything());
    }
  },
  /// Two that share images and files go side by side, and one has been restored.
  THREE_MOCS {
    @Override
    List<UUID> batch(CrashStory story) {
      return List.of(story.everything(), story.sharing(), story.restored());
    }

    @Override
    public boolean hasEveryTime(Step step) {
      // They share connections as it happens, so that of the steps outside of transactions only the
      // first is sure to come.
      return switch (step.kind()) {
        case CONNECT, STATEMENT -> step.occurrence() == 1;
        case IN_TRANSACTION, COMMIT, AWS_CALL, ANSWER -> true;
      };
    }
  },
  /// The rows went the night before, when S3 forbade everything.
  OBJECTS_OWED {
    @Override
    List<UUID> batch(CrashStory story) {
      return List.of(story.everything());
    }

    @Override
    void prepare(CrashSite site, CrashStory story) {
      Step deleteObjects = new Step(StepKind.AWS_CALL, "DeleteObjects", 1);
      Fault forbidden = new Fault.AwsError(403, Fault.Attempts.ALL);
      Steps steps = Steps.disturbed(Map.of(deleteObjects, forbidden));
      site.send(batch(story));
      site.deliver(new ColdWorker(site, steps));
      assertThat(site.ledger().owedObjects()).isNotEmpty();
    }
  },
  /// The connection was lost, and the attempt is to be written down as a failure.
  FAILED_ATTEMPT {
    @Override
    List<UUID> batch(CrashStory story) {
      return List.of(story.everything());
    }

    @Override
    public Map<Step, Fault> preceding() {
      return Map.of(new Step(StepKind.COMMIT, "COMMIT", 1), new Fault.Cut(Fault.Moment.BEFORE));
    }
  };

  private static final int HOURS_UNTIL_DUE_AGAIN = 20;

  abstract List<UUID> batch(CrashStory story);

  void prepare(CrashSite site, CrashStory story) {}

  @Override
  public void play(CrashSite site, Steps steps) {
    CrashStory story = CrashStory.tell();
    site.begin(story.plan());
    site.claim();
    site.restore(story.plan().mocs(MocFate.RESTORED_WHILE_QUEUED));
    prepare(site, story);
    site.send(batch(story));
    CrashAndRecovery workers =
        new CrashAndRecovery(
            new ColdWorker(site, steps), site.worker(), () -> StoryState.of(story, site));

    site.deliver(workers);
    workers.between().assertSafe();
    StoryState end = StoryState.of(story, site);
    if (end.isOwed()) {
      site.passNight(HOURS_UNTIL_DUE_AGAIN);
      end = StoryState.of(story, site);
    }

    end.assertSettled(batch(story).stream().filter(story.going()::contains).toList());
    site.settled();
  }
}
