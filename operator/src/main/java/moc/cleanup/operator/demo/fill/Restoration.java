package moc.cleanup.operator.demo.fill;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Owners who take a deletion back.
public record Restoration(Jdbi jdbi) {

  private static final String RESTORE =
      """
      UPDATE moc_instructions
      SET deleted_at = NULL
      WHERE id = ANY(:mocs)
      """;

  public void restore(Collection<UUID> mocs) {
    jdbi.useHandle(
        handle -> handle.createUpdate(RESTORE).bindArray("mocs", UUID.class, mocs).execute());
  }
}
