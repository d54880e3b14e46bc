package moc.cleanup.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Reads the holds of all times. Thread-safe.
public final class HoldHistory {

  private static final String ON =
      """
      SELECT id, scope, subject, reason, placed_by, placed_at, lifted_by, lifted_at
      FROM moc_cleanup_hold
      WHERE scope = :scope AND subject = :subject
      ORDER BY id
      """;

  private final Jdbi jdbi;

  public HoldHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Those on exactly this target, former ones and those in force, the oldest first.
  public List<PastHold> on(HoldTarget target) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(ON)
            .bind("scope", target.scope())
            .bind("subject", target.subject())
            .map((row, _) -> read(row))
            .list());
  }

  private static PastHold read(ResultSet row) throws SQLException {
    return new PastHold(
        new Hold(
            row.getLong("id"),
            HoldTarget.of(row.getString("scope"), row.getString("subject")),
            row.getString("reason"),
            row.getString("placed_by"),
            row.getObject("placed_at", OffsetDateTime.class).toInstant()),
        row.getString("lifted_by"),
        Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null));
  }
}
