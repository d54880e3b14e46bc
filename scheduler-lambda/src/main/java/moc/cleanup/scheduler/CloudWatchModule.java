package moc.cleanup.scheduler;

import dagger.Module;
import dagger.Provides;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.metrics.CloudWatchMetrics;

/// Where a run's measurements go.
@Module
final class CloudWatchModule {

  private CloudWatchModule() {}

  @Provides
  static CloudWatchMetrics metrics(
      SchedulerClients clients, SchedulerConfig config, ConnectionPool connections) {
    return new CloudWatchMetrics(clients.cloudWatch(), config.metrics(), connections);
  }
}
