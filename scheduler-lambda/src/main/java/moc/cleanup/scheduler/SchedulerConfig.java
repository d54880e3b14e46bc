package moc.cleanup.scheduler;

import moc.cleanup.config.Variables;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.metrics.MetricsConfig;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;

/// Everything that the scheduler is told by its environment.
record SchedulerConfig(
    EnqueueingConfig enqueueing, DatabaseConfig database, MetricsConfig metrics) {

  /// Reads all of it.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  static SchedulerConfig from(Variables variables) {
    SchedulerConfig config =
        new SchedulerConfig(
            EnqueueingConfig.from(variables),
            DatabaseConfig.from(variables),
            MetricsConfig.from(variables));
    variables.refuseProblems();
    return config;
  }
}
