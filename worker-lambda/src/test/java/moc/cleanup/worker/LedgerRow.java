package moc.cleanup.worker;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import moc.cleanup.testbed.Sandbox;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// A row of the ledger as a test reads it.
record LedgerRow(
    @Nullable String ownerId,
    String correlationId,
    int attempts,
    @Nullable String lastError,
    boolean acknowledged,
    boolean rowsDeleted,
    List<String> owedKeys,
    String kept,
    int filesDeleted,
    int imagesDeleted,
    int bricksReturned,
    boolean finished) {

  static LedgerRow of(Sandbox sandbox, UUID mocId) {
    return Jdbi.create(sandbox.dataSource())
        .withHandle(handle ->
            handle
                .createQuery("SELECT * FROM moc_cleanup_ledger WHERE moc_id = :mocId")
                .bind("mocId", mocId)
                .map((row, _) -> of(row))
                .one());
  }

  private static LedgerRow of(ResultSet row) throws SQLException {
    return new LedgerRow(
        row.getString("owner_id"),
        row.getString("correlation_id"),
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getObject("acknowledged_at") != null,
        row.getObject("rows_deleted_at") != null,
        List.of((String[]) row.getArray("owed_keys").getArray()),
        row.getString("kept"),
        row.getInt("files_deleted"),
        row.getInt("images_deleted"),
        row.getInt("bricks_returned"),
        row.getObject("finished_at") != null);
  }
}
