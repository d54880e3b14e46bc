package moc.cleanup.operator.demo.fill;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// A table of the platform that nobody told us of: its foreign key has no delete action, so that a
/// MOC with an order cannot be deleted.
public record Orders(Jdbi jdbi) {

  private static final String CREATE =
      """
      CREATE TABLE marketplace_orders (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        moc_id uuid NOT NULL REFERENCES moc_instructions (id),
        buyer text NOT NULL
      )
      """;
  private static final String PLACE =
      """
      INSERT INTO marketplace_orders (moc_id, buyer)
      SELECT id, 'somebody'
      FROM unnest(:mocs) AS moc (id)
      """;
  private static final String REMOVE =
      """
      DELETE FROM marketplace_orders
      WHERE moc_id = ANY(:mocs)
      """;

  public void createTable() {
    jdbi.useHandle(handle -> handle.execute(CREATE));
  }

  public void place(Collection<UUID> mocs) {
    jdbi.useHandle(
        handle -> handle.createUpdate(PLACE).bindArray("mocs", UUID.class, mocs).execute());
  }

  public void remove(Collection<UUID> mocs) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REMOVE).bindArray("mocs", UUID.class, mocs).execute());
  }
}
