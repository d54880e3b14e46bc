package moc.cleanup.endtoend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the ledger, as an auditor would read it.
record LedgerRow(
    UUID mocId,
    @Nullable String ownerId,
    @Nullable String correlationId,
    int attempts,
    @Nullable String lastError,
    boolean rowsDeleted,
    List<String> owedKeys,
    String kept,
    int filesDeleted,
    int imagesDeleted,
    int bricksReturned,
    boolean finished) {

  LedgerRow {
    owedKeys = List.copyOf(owedKeys);
  }

  static LedgerRow of(ResultSet row) throws SQLException {
    return new LedgerRow(
        row.getObject("moc_id", UUID.class),
        row.getString("owner_id"),
        row.getString("correlation_id"),
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getObject("rows_deleted_at") != null,
        List.of((String[]) row.getArray("owed_keys").getArray()),
        row.getString("kept"),
        row.getInt("files_deleted"),
        row.getInt("images_deleted"),
        row.getInt("bricks_returned"),
        row.getObject("finished_at") != null);
  }
}
