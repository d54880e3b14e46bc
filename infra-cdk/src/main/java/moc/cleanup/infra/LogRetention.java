package moc.cleanup.infra;

import java.util.List;

/// How long logs are kept. CloudWatch takes certain numbers of days only.
final class LogRetention {

  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  private static final List<Integer> TAKEN =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  /// The ledger answers for longer; the logs are for looking at what went wrong.
  private static final int DEFAULT_DAYS = 90;

  private LogRetention() {}

  static int from(ConfigurationSection section) {
    int days = section.number("logRetentionDays", DEFAULT_DAYS, 1, TAKEN.getLast(), "days");
    if (!TAKEN.contains(days)) {
      section.problem("logRetentionDays", "one of " + TAKEN);
    }
    return days;
  }
}
