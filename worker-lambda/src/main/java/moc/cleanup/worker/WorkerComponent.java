package moc.cleanup.worker;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import moc.cleanup.database.ConnectionPool;

/// Puts the worker together.
@Singleton
@Component(modules = WorkerModule.class)
interface WorkerComponent {

  BatchCleanup batchCleanup();

  ConnectionPool connectionPool();

  @Component.Factory
  interface Factory {
    WorkerComponent create(
        @BindsInstance WorkerConfig config, @BindsInstance WorkerClients clients);
  }
}
