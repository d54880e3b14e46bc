package moc.cleanup.operator.demo.verification;

import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// What the ledger says in the end.
///
/// @param finished MOCs of which nothing is left to do
/// @param owedObjects keys that S3 has not confirmed as gone
public record LedgerContents(Set<String> finished, Set<String> owedObjects) {

  private static final String FINISHED =
      """
      SELECT moc_id::text
      FROM moc_cleanup_ledger
      WHERE finished_at >= queued_at
      """;
  private static final String OWED = "SELECT unnest(owed_keys) FROM moc_cleanup_ledger";

  /// Copies the sets.
  public LedgerContents {
    finished = Set.copyOf(finished);
    owedObjects = Set.copyOf(owedObjects);
  }

  public static LedgerContents read(Jdbi jdbi) {
    return jdbi.withHandle(handle ->
        new LedgerContents(
            handle.createQuery(FINISHED).mapTo(String.class).set(),
            handle.createQuery(OWED).mapTo(String.class).set()));
  }
}
