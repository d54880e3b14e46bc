package moc.cleanup.operator.pipeline;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.testbed.lambda.BatchOutcome;

/// Shows how many messages the workers are through with.
public final class WorkProgress implements Consumer<BatchOutcome> {

  private final Progress progress;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failedAttempts = new AtomicLong();

  public WorkProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void accept(BatchOutcome outcome) {
    long doneNow = done.addAndGet(outcome.deleted().size());
    long failedNow = failedAttempts.addAndGet(outcome.failed().size());
    progress.show(doneNow, failedNow == 0 ? "" : "failed attempts: " + failedNow);
  }
}
