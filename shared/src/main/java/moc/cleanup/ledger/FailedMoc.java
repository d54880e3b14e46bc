package moc.cleanup.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;

/// A MOC that a run queued, that was tried since and never with success.
///
/// @param attempts over its whole life; SQS forgets them at a redrive
/// @param lastError what the last failed attempt said
public record FailedMoc(MocId mocId, String ownerId, int attempts, String lastError) {

  private static final String OF_RUN =
      """
      SELECT moc_id, owner_id, attempts, last_error
      FROM moc_cleanup_ledger
      WHERE correlation_id = :run
        AND last_attempt_at >= queued_at
        AND NOT coalesce(acknowledged_at >= queued_at, false)
      ORDER BY moc_id
      LIMIT :most
      """;

  /// The first of them, by id.
  public static List<FailedMoc> of(Jdbi jdbi, String run, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(OF_RUN)
            .bind("run", run)
            .bind("most", most)
            .map((row, _) ->
                new FailedMoc(
                    new MocId(row.getObject("moc_id", UUID.class)),
                    Optional.ofNullable(row.getString("owner_id")).orElse(""),
                    row.getInt("attempts"),
                    Optional.ofNullable(row.getString("last_error")).orElse("")))
            .list());
  }
}
