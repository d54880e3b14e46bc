package moc.cleanup.worker;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.metrics.CloudWatchMetrics;
import moc.cleanup.worker.mocdeletion.MocDeletion;

/// Puts the worker together.
@Singleton
@Component(modules = WorkerModule.class)
interface WorkerComponent {

  BatchCleanup batchCleanup();

  MocDeletion mocDeletion();

  Ledger ledger();

  CloudWatchMetrics metrics();

  @Component.Factory
  interface Factory {
    WorkerComponent create(
        @BindsInstance WorkerConfig config,
        @BindsInstance WorkerClients clients,
        @BindsInstance ConnectionPool connections);
  }
}
