package moc.cleanup.endtoend;

import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.Moc;
import org.jdbi.v3.core.Jdbi;

/// A table that nobody told us about and that does not let a MOC go.
record ForeignKeyHold(Jdbi database) {

  static final String TABLE = "orders";
  private static final String CREATE_TABLE =
      "CREATE TABLE orders (moc_id uuid REFERENCES moc_instructions)";
  private static final String HOLD = "INSERT INTO orders (moc_id) VALUES (?)";
  private static final String RELEASE = "DELETE FROM orders";

  static ForeignKeyHold of(Sandbox sandbox, Moc moc) {
    Jdbi database = Jdbi.create(sandbox.dataSource());
    database.useHandle(handle -> {
      handle.execute(CREATE_TABLE);
      handle.execute(HOLD, moc.id());
    });
    return new ForeignKeyHold(database);
  }

  void release() {
    database.useHandle(handle -> handle.execute(RELEASE));
  }
}
