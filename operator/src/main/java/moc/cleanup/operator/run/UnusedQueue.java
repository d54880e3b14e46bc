package moc.cleanup.operator.run;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.testbed.LocalAws;
import software.amazon.awssdk.services.sqs.SqsClient;

/// No queue: a dry run sends nothing.
record UnusedQueue(SqsClient sqs) implements WorkQueue {

  static final String ADDRESS = "http://127.0.0.1/unused";

  static UnusedQueue open() {
    return new UnusedQueue(LocalAws.sqs(URI.create(ADDRESS)));
  }

  @Override
  public String url() {
    return ADDRESS;
  }

  @Override
  public Optional<String> work(
      Pipeline pipeline,
      Supplier<RunAccount> account,
      Progress progress,
      Interruption interruption) {
    throw new IllegalStateException("a dry run has nothing to work on");
  }

  @Override
  public List<String> fateOfFailed() {
    return List.of();
  }

  @Override
  public List<String> fateOfUnhandled() {
    return List.of();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
