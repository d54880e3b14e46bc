package moc.cleanup.operator.bench.variant;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.testbed.lambda.BatchOutcome;
import moc.cleanup.testbed.lambda.SqsEventSource;

/// The workers at work on a queue that is full.
public final class PipelineRun implements VariantRun {

  private static final Duration LONGEST = Duration.ofHours(5);

  private final CpuClock workers;
  private final int messages;
  private final SqsEventSource source;
  private final Invocations invocations;
  private Duration cpu = Duration.ZERO;

  PipelineRun(CpuClock workers, int messages, SqsEventSource source, Invocations invocations) {
    this.workers = workers;
    this.messages = messages;
    this.source = source;
    this.invocations = invocations;
  }

  /// Counts the batches that were handled, and the messages in them.
  static final class Invocations {

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    void count(BatchOutcome outcome) {
      count.incrementAndGet();
      done.addAndGet(outcome.deleted().size());
    }
  }

  @Override
  public void delete() {
    Duration before = workers.used();
    source.drain(LONGEST);
    cpu = workers.used().minus(before);
    if (invocations.done.get() != messages) {
      throw new IllegalStateException(
          "%d of %d messages were handled".formatted(invocations.done.get(), messages));
    }
  }

  public int invocations() {
    return invocations.count.get();
  }

  @Override
  public Duration clientCpu() {
    return cpu;
  }

  @Override
  public void close() {
    source.close();
  }
}
