package moc.cleanup.ledger;

import java.util.Map;
import java.util.UUID;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.migration.MigratedPlatform;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.platform.Platform;
import org.jdbi.v3.core.Jdbi;

/// The platform's database with our tables in it, and connections as a Lambda has them.
final class LedgerBench implements AutoCloseable {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox(MigratedPlatform.SANDBOX);
  private final Platform platform = Platform.in(sandbox).withoutObjects();
  private final ConnectionPool connections =
      new ConnectionPool(
          DatabaseConfig.from(
              new Variables(
                  Map.of(
                      "DATABASE_URL", sandbox.jdbcUrl(),
                      "DATABASE_USERNAME", sandbox.username(),
                      "DATABASE_PASSWORD", sandbox.password()))),
          4);

  Platform platform() {
    return platform;
  }

  Jdbi jdbi() {
    return connections.jdbi();
  }

  static CleanupMessage message(UUID moc) {
    return new CleanupMessage(new MocId(moc), "a run");
  }

  void update(String sql, Object... parameters) {
    jdbi().useHandle(handle -> handle.execute(sql, parameters));
  }

  /// Columns of a MOC's row in the ledger, one blank between them, a dash for what is null.
  String row(UUID moc, String columns) {
    return jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT array_to_string(ARRAY[(<columns>)::text], ' ', '-') FROM"
                        + " moc_cleanup_ledger WHERE moc_id = :moc")
                .define("columns", columns.replace(", ", ")::text, ("))
                .bind("moc", moc)
                .mapTo(String.class)
                .one());
  }

  @Override
  public void close() {
    connections.close();
    sandbox.close();
  }
}
