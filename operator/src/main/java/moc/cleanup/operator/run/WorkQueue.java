package moc.cleanup.operator.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Progress;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queue that a run goes through, and when the run is through with it.
sealed interface WorkQueue extends AutoCloseable permits OwnQueue, QueueInProcess, UnusedQueue {

  SqsClient sqs();

  String url();

  /// Has the workers poll until what the run enqueued has been handled, or they can poll no more.
  ///
  /// @param account the run's, read anew from the ledger
  /// @param interruption ends the polling; what workers have begun is waited for
  /// @return why they could poll no more; nothing when they could
  Optional<String> work(
      Pipeline pipeline,
      Supplier<RunAccount> account,
      Progress progress,
      Interruption interruption);

  /// What becomes of messages that failed, in lines for a terminal.
  List<String> fateOfFailed();

  /// What becomes of messages that nobody has handled, in lines for a terminal.
  List<String> fateOfUnhandled();

  @Override
  void close();
}
