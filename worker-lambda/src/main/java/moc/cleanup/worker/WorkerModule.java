package moc.cleanup.worker;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.metrics.CloudWatchMetrics;
import moc.cleanup.worker.mocdeletion.MocDeletion;
import moc.cleanup.worker.objectdeletion.KeyPrefixes;
import moc.cleanup.worker.objectdeletion.ObjectDeletion;
import moc.cleanup.worker.objectdeletion.ObjectStore;
import moc.cleanup.worker.objectdeletion.S3ObjectStore;
import moc.cleanup.worker.objectdeletion.S3VersionedObjectStore;
import moc.cleanup.worker.objectdeletion.Survivors;
import moc.cleanup.worker.objectkey.AssetAddresses;
import moc.cleanup.worker.platform.PlatformSchema;
import moc.cleanup.worker.redelivery.Redelivery;
import moc.cleanup.worker.redelivery.SqsMessageVisibility;

/// Hands the configured values to the features, which know nothing of each other's settings.
@Module
final class WorkerModule {

  private WorkerModule() {}

  @Provides
  static Ledger ledger(ConnectionPool connections) {
    return new Ledger(connections.jdbi());
  }

  @Provides
  @Singleton
  static PlatformSchema platformSchema(ConnectionPool connections) {
    return new PlatformSchema(connections.jdbi());
  }

  @Provides
  static AssetAddresses assetAddresses(WorkerConfig config) {
    return new AssetAddresses(config.bucket(), config.cdnHosts());
  }

  @Provides
  static MocDeletion mocDeletion(
      ConnectionPool connections,
      PlatformSchema schema,
      AssetAddresses addresses,
      WorkerConfig config) {
    return new MocDeletion(connections.jdbi(), schema, addresses, config.retention());
  }

  @Provides
  static ObjectDeletion objectDeletion(
      ConnectionPool connections,
      PlatformSchema schema,
      Ledger ledger,
      AssetAddresses addresses,
      WorkerConfig config,
      WorkerClients clients) {
    return new ObjectDeletion(
        ledger,
        new Survivors(connections.jdbi(), schema, addresses, config.bucket()),
        new KeyPrefixes(config.keyPrefixes()),
        objectStore(connections, config, clients));
  }

  private static ObjectStore objectStore(
      ConnectionPool connections, WorkerConfig config, WorkerClients clients) {
    S3ObjectStore store = new S3ObjectStore(clients.s3(), config.bucket(), connections);
    return config.deleteVersions()
        ? new S3VersionedObjectStore(clients.s3(), config.bucket(), store, connections)
        : store;
  }

  @Provides
  static Redelivery redelivery(
      WorkerClients clients, WorkerConfig config, ConnectionPool connections) {
    return new Redelivery(new SqsMessageVisibility(clients.sqs(), config.queueUrl(), connections));
  }

  @Provides
  static CloudWatchMetrics metrics(
      WorkerClients clients, WorkerConfig config, ConnectionPool connections) {
    return new CloudWatchMetrics(clients.cloudWatch(), config.metrics(), connections);
  }

  @Provides
  static BatchCleanup batchCleanup(
      ConnectionPool connections,
      MocDeletion mocDeletion,
      ObjectDeletion objectDeletion,
      Ledger ledger,
      Redelivery redelivery,
      CloudWatchMetrics metrics) {
    return new BatchCleanup(
        new ParallelDeletion(mocDeletion, connections.size()),
        objectDeletion,
        ledger,
        redelivery,
        metrics);
  }
}
