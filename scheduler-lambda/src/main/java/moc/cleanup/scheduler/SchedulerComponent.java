package moc.cleanup.scheduler;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.scheduler.enqueueing.Enqueueing;

/// The scheduler's parts, put together at compile time.
@Singleton
@Component(modules = {ConfigModule.class, DatabaseModule.class, CloudWatchModule.class})
interface SchedulerComponent {

  Enqueueing enqueueing();

  ConnectionPool connections();

  @Component.Factory
  interface Factory {
    SchedulerComponent create(
        @BindsInstance SchedulerConfig config, @BindsInstance SchedulerClients clients);
  }
}
