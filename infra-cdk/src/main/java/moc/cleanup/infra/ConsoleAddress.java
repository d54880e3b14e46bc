package moc.cleanup.infra;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Pages of AWS's console.
final class ConsoleAddress {

  private ConsoleAddress() {}

  /// A queue's page, with the button *Start DLQ redrive* if it is a dead-letter queue.
  static String ofQueue(StackConfig config, String part) {
    String queueUrl =
        "https://sqs.%s.amazonaws.com/%s/%s"
            .formatted(config.region(), config.account(), config.named(part));
    return "https://%1$s.console.aws.amazon.com/sqs/v3/home?region=%1$s#/queues/%2$s"
        .formatted(config.region(), URLEncoder.encode(queueUrl, StandardCharsets.UTF_8));
  }
}
