package moc.cleanup.scheduler.enqueueing;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;

/// What a run takes, and where it sends it.
///
/// @param batchSize MOCs enqueued in a run at most; MOCs that owe objects come on top, with the same
///     cap
public record EnqueueingConfig(Retention retention, int batchSize, String queueUrl) {

  /// One night's share of an ordinary backlog: a mistake is noticed before it has got far.
  private static final int DEFAULT_BATCH_SIZE = 100;

  private static final int LARGEST_BATCH_SIZE = 1_000_000;
  private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

  /// Reads `DELETE_RETENTION_DAYS`, `DELETE_CLEANUP_BATCH_SIZE` and `CLEANUP_QUEUE_URL`; problems
  /// are left in `variables`.
  public static EnqueueingConfig from(Variables variables) {
    return new EnqueueingConfig(
        Retention.from(variables),
        variables.wholeNumber(
            DELETE_CLEANUP_BATCH_SIZE, DEFAULT_BATCH_SIZE, 1, LARGEST_BATCH_SIZE, "MOCs"),
        variables.required(
            CLEANUP_QUEUE_URL, "the cleanup queue's URL", EnqueueingConfig::isWebAddress));
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null && WEB_SCHEMES.contains(address.getScheme());
    } catch (URISyntaxException notAddress) {
      return false;
    }
  }
}
