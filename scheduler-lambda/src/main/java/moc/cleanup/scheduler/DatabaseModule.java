package moc.cleanup.scheduler;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.ledger.ClaimLedger;

/// The way to the ledger.
@Module
final class DatabaseModule {

  /// A run does one thing at a time with the database.
  private static final int CONNECTIONS = 1;

  private DatabaseModule() {}

  @Provides
  @Singleton
  static ConnectionPool connections(SchedulerConfig config) {
    return new ConnectionPool(config.database(), CONNECTIONS);
  }

  @Provides
  static ClaimLedger claimLedger(ConnectionPool connections, SchedulerConfig config) {
    return new ClaimLedger(connections.jdbi(), config.enqueueing().retention());
  }
}
