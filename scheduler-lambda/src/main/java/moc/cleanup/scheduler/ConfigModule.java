package moc.cleanup.scheduler;

import dagger.Module;
import dagger.Provides;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Hands every feature its own part of what the process was given.
@Module
final class ConfigModule {

  private ConfigModule() {}

  @Provides
  static EnqueueingConfig enqueueingConfig(SchedulerConfig config) {
    return config.enqueueing();
  }

  @Provides
  static SqsClient sqs(SchedulerClients clients) {
    return clients.sqs();
  }
}
