package moc.cleanup.infra;

import java.time.Duration;
import moc.cleanup.config.WorkerProcess;

/// How the worker runs, and how much of it at once.
///
/// @param snapStart whether it is restored from a snapshot; false for a secrets extension that does
///     not serve a restored function
record WorkerSettings(
    int maxConcurrency,
    int batchSize,
    Duration batchingWindow,
    Duration timeout,
    int memory,
    boolean snapStart) {

  // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
  private static final int LEAST_CONCURRENCY = 2;
  private static final int MOST_CONCURRENCY = 1_000;

  static final int FEWEST_CONNECTIONS = LEAST_CONCURRENCY * WorkerProcess.CONNECTIONS;

  /// As many as fit into the default timeout even when every one of them waits for locks.
  private static final int BATCH_SIZE = 10;

  private static final int LARGEST_BATCH = 1_000;
  private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;

  static WorkerSettings from(ConfigurationSection section, int connectionBudget) {
    WorkerSettings worker =
        new WorkerSettings(
            section.number("maxConcurrency", 5, LEAST_CONCURRENCY, MOST_CONCURRENCY, "processes"),
            section.number("batchSize", BATCH_SIZE, 1, LARGEST_BATCH, "messages"),
            Duration.ofSeconds(section.number("batchingWindowSeconds", 5, 0, 300, "seconds")),
            Duration.ofSeconds(section.number("timeoutSeconds", 60, 30, 900, "seconds")),
            section.number("memoryMegabytes", 1024, 512, 10_240, "megabytes"),
            section.flag("snapStart", true));
    worker.check(section, connectionBudget);
    return worker;
  }

  private void check(ConfigurationSection section, int connectionBudget) {
    int connections = maxConcurrency * WorkerProcess.CONNECTIONS;
    if (connections > connectionBudget) {
      section.problem(
          "maxConcurrency",
          "at most %d: %d processes with %d connections each are %d, and database.connectionBudget is %d"
              .formatted(
                  connectionBudget / WorkerProcess.CONNECTIONS,
                  maxConcurrency,
                  WorkerProcess.CONNECTIONS,
                  connections,
                  connectionBudget));
    }
    if (batchSize > LARGEST_BATCH_WITHOUT_WINDOW && batchingWindow.isZero()) {
      section.problem("batchingWindowSeconds", "1 or more, since batchSize is over 10");
    }
  }
}
