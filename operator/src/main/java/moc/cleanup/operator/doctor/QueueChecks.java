package moc.cleanup.operator.doctor;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.time.Duration;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.queue.PipelineQueues;
import moc.cleanup.operator.queue.SqsQueue;
import moc.cleanup.operator.queue.SqsQueue.RedrivePolicy;
import moc.cleanup.operator.terminal.InWords;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// The cleanup queue and its dead-letter queue.
///
/// @param workerTimeout the worker's function timeout
record QueueChecks(SqsClient sqs, String url, Duration workerTimeout) implements Checks {

  private static final int RECEIVES = 3;

  /// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
  private static final int TIMEOUTS_INVISIBLE = 6;

  /// Longer than the longest time for which the worker puts a message off, many times.
  private static final Duration LEAST_RETENTION = Duration.ofDays(1);

  /// SQS's longest.
  private static final Duration LONGEST_RETENTION = Duration.ofDays(14);

  private static final int FORBIDDEN = 403;

  @Override
  public void run(Findings findings) {
    SqsQueue queue;
    try {
      queue = SqsQueue.read(sqs, url);
    } catch (QueueDoesNotExistException e) {
      findings.problem(
          "There is no queue %s.".formatted(url), "Set %s right.".formatted(CLEANUP_QUEUE_URL));
      return;
    } catch (SdkException e) {
      findings.problem(
          "The queue cannot be asked: %s.".formatted(AwsFailure.describe(e)), remedy(e));
      return;
    }
    findings.fine(
        "The queue is there: %s."
            .formatted(InWords.count(queue.depth().messages(), "message", "messages")));
    checkKind(findings, queue);
    checkVisibility(findings, queue.visibilityTimeout());
    checkRetention(findings, queue);
    checkEncryption(findings, "The queue", queue);
    queue
        .redrivePolicy()
        .ifPresentOrElse(
            policy -> checkRedrive(findings, queue, policy),
            () ->
                findings.problem(
                    "The queue has no dead-letter queue: what fails comes back until it expires.",
                    "Give it one, with maxReceiveCount %d; infra-cdk does.".formatted(RECEIVES)));
  }

  private static String remedy(SdkException e) {
    return e instanceof SqsException refusal && refusal.statusCode() == FORBIDDEN
        ? "It takes sqs:GetQueueAttributes on the queue."
        : "See to region, credentials and the way to SQS.";
  }

  private static void checkKind(Findings findings, SqsQueue queue) {
    if (queue.text(QueueAttributeName.FIFO_QUEUE).filter("true"::equals).isPresent()) {
      findings.problem(
          "It is a FIFO queue, which refuses our messages.",
          "Make a standard queue: order is of no matter here.");
    }
  }

  private void checkVisibility(Findings findings, Duration visibility) {
    Duration wanted = workerTimeout.multipliedBy(TIMEOUTS_INVISIBLE);
    String found =
        "A message stays invisible for %s, and the worker may take %s"
            .formatted(InWords.duration(visibility), InWords.duration(workerTimeout));
    String remedy =
        "Set VisibilityTimeout to %d seconds or more: AWS's rule is six times the function's timeout."
            .formatted(wanted.toSeconds());
    if (visibility.compareTo(workerTimeout) < 0) {
      findings.problem(found + ": it is handed out twice, and dead-lettered unjustly.", remedy);
    } else if (visibility.compareTo(wanted) < 0) {
      findings.warn(found + ".", remedy);
    } else {
      findings.fine(found + ".");
    }
  }

  private static void checkRetention(Findings findings, SqsQueue queue) {
    if (saysRetention(queue) && queue.retention().compareTo(LEAST_RETENTION) < 0) {
      findings.warn(
          "The queue keeps messages for %s only.".formatted(InWords.duration(queue.retention())),
          "Set MessageRetentionPeriod to 4 days: an outage should not lose a run.");
    }
  }

  private static boolean saysRetention(SqsQueue queue) {
    return queue.text(QueueAttributeName.MESSAGE_RETENTION_PERIOD).isPresent();
  }

  private static void checkEncryption(Findings findings, String which, SqsQueue queue) {
    boolean withKey = queue.text(QueueAttributeName.KMS_MASTER_KEY_ID).isPresent();
    String managed = queue.text(QueueAttributeName.SQS_MANAGED_SSE_ENABLED).orElse("");
    if (withKey || managed.equals("true")) {
      findings.fine(which + " is encrypted at rest.");
    } else if (managed.isEmpty()) {
      findings.note(which + " does not say whether it is encrypted at rest.");
    } else {
      findings.warn(which + " is not encrypted at rest.", "Set SqsManagedSseEnabled to true.");
    }
  }

  private void checkRedrive(Findings findings, SqsQueue queue, RedrivePolicy policy) {
    if (policy.maxReceiveCount() < RECEIVES) {
      findings.problem(
          "A message is dead-lettered after %s."
              .formatted(InWords.count(policy.maxReceiveCount(), "receive", "receives")),
          "Set maxReceiveCount to %d: the worker rides out an outage of two hours with two retries."
              .formatted(RECEIVES));
    } else if (policy.maxReceiveCount() > RECEIVES) {
      findings.note(
          "A message is dead-lettered after %d receives; %d are enough."
              .formatted(policy.maxReceiveCount(), RECEIVES));
    } else {
      findings.fine("A message is dead-lettered after %d receives.".formatted(RECEIVES));
    }
    try {
      checkDeadLetters(
          findings,
          queue,
          SqsQueue.read(sqs, PipelineQueues.urlOf(sqs, policy.deadLetterQueueArn())));
    } catch (QueueDoesNotExistException e) {
      findings.problem(
          "The dead-letter queue %s is gone.".formatted(policy.deadLetterQueueArn()),
          "Create it again, or name another one in the redrive policy.");
    } catch (SdkException | IllegalArgumentException e) {
      findings.note(
          "The dead-letter queue could not be asked (%s); it takes sqs:GetQueueUrl and"
                  .formatted(
                      e instanceof SdkException sdk ? AwsFailure.describe(sdk) : e.getMessage())
              + " sqs:GetQueueAttributes on it.");
    }
  }

  private static void checkDeadLetters(Findings findings, SqsQueue queue, SqsQueue deadLetters) {
    checkRetention(findings, queue, deadLetters);
    checkEncryption(findings, "The dead-letter queue", deadLetters);
    checkPermission(findings, queue, deadLetters);
    long messages = deadLetters.depth().messages();
    if (messages > 0) {
      findings.warn(
          "%s in the dead-letter queue."
              .formatted(InWords.count(messages, "message is", "messages are")),
          "See why: moc-cleanup dlq list");
    } else {
      findings.fine("The dead-letter queue is empty.");
    }
  }

  private static void checkRetention(Findings findings, SqsQueue queue, SqsQueue deadLetters) {
    if (!saysRetention(deadLetters)) {
      findings.note("The dead-letter queue does not say how long it keeps messages.");
      return;
    }
    String kept =
        "The dead-letter queue keeps messages for %s, counted from when they were sent first"
            .formatted(InWords.duration(deadLetters.retention()));
    String remedy = "Set its MessageRetentionPeriod to 14 days, which is the longest.";
    if (deadLetters.retention().compareTo(queue.retention()) < 0) {
      findings.problem(kept + ": less than the queue, so that some are lost on arrival.", remedy);
    } else if (deadLetters.retention().compareTo(LONGEST_RETENTION) < 0) {
      findings.warn(kept + ".", remedy);
    } else {
      findings.fine(kept + ".");
    }
  }

  private static void checkPermission(Findings findings, SqsQueue queue, SqsQueue deadLetters) {
    deadLetters
        .json(QueueAttributeName.REDRIVE_ALLOW_POLICY)
        .ifPresent(policy -> {
          String permission = policy.path("redrivePermission").asString("allowAll");
          boolean names =
              policy
                  .path("sourceQueueArns")
                  .valueStream()
                  .anyMatch(arn -> arn.asString("").equals(queue.arn()));
          if (permission.equals("denyAll") || (permission.equals("byQueue") && !names)) {
            findings.problem(
                "The dead-letter queue's redrive allow policy refuses this queue.",
                "Name %s in its sourceQueueArns.".formatted(queue.arn()));
          }
        });
  }
}
