package moc.cleanup.testbed.lambda;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/// Hands batches to a function and settles with the queue what it answers.
record Invocations(SourceQueue queue, LambdaFunction function, EventSourceSettings settings) {

  BatchOutcome invoke(List<Message> batch) {
    Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    try {
      String event = SqsEvent.of(batch, queue.arn());
      String answer = answer(event);
      return settle(batch, BatchAnswer.parse(answer, ids).failedIds(), null);
    } catch (LambdaFailedException failure) {
      return settle(batch, ids, failure);
    }
  }

  private String answer(String event) {
    try {
      return function.invoke(event, settings.timeLimit());
    } catch (LambdaFailedException failure) {
      throw failure;
    } catch (RuntimeException thrown) {
      throw new LambdaFailedException("The function threw", thrown);
    }
  }

  private BatchOutcome settle(
      List<Message> batch, Set<String> failedIds, @Nullable LambdaFailedException failure) {
    Predicate<Message> isFailed = message -> failedIds.contains(message.messageId());
    List<Message> failed = batch.stream().filter(isFailed).toList();
    List<Message> succeeded = batch.stream().filter(isFailed.negate()).toList();
    Set<String> undeleted = queue.delete(succeeded);
    if (settings.redeliverFailedAfter() != null) {
      queue.returnAfter(settings.redeliverFailedAfter(), failed);
    }
    return new BatchOutcome(
        ids(
            succeeded.stream()
                .filter(message -> !undeleted.contains(message.messageId()))
                .toList()),
        ids(failed),
        List.copyOf(undeleted),
        failure);
  }

  private static List<String> ids(List<Message> messages) {
    return messages.stream().map(Message::messageId).toList();
  }
}
