package moc.cleanup.worker.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import moc.cleanup.database.TimeLimit;
import moc.cleanup.worker.deadline.Deadline;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Which optional columns are there. Looked up once and kept, until a statement says that the
/// schema changed. Thread-safe.
public final class PlatformSchema {

  /// undefined_column, undefined_table, and foreign_key_violation: a table that refers to MOCs may
  /// be new.
  private static final Set<String> SCHEMA_CHANGED = Set.of("42703", "42P01", "23503");

  private static final String PRESENT =
      """
      SELECT wanted.position
      FROM unnest(:tables, :columns, :setToItself) WITH ORDINALITY
        AS wanted (table_name, column_name, set_to_itself, position)
      JOIN pg_attribute
        ON attrelid = to_regclass(wanted.table_name)
        AND attname = wanted.column_name
        AND NOT attisdropped
      WHERE NOT wanted.set_to_itself
        OR (attgenerated = ''
          AND has_column_privilege(attrelid, attnum, 'SELECT')
          AND has_column_privilege(attrelid, attnum, 'UPDATE')
          AND NOT EXISTS (
            SELECT FROM pg_trigger WHERE tgrelid = attrelid AND attnum = ANY(tgattr)))
      """;

  private final Jdbi jdbi;
  private volatile @Nullable Set<OptionalColumn> known;

  public PlatformSchema(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// The optional columns that this installation has. Called without a connection in hand.
  public Set<OptionalColumn> columns(Deadline deadline) {
    Set<OptionalColumn> columns = known;
    return columns != null ? columns : discover(deadline);
  }

  /// Whether a statement failed in a way that a look at the schema may heal.
  public static boolean saysSchemaChanged(String sqlState) {
    return SCHEMA_CHANGED.contains(sqlState);
  }

  /// Looks again.
  public Set<OptionalColumn> discover(Deadline deadline) {
    List<OptionalColumn> wanted = Arrays.asList(OptionalColumn.values());
    List<Integer> positions =
        jdbi.withHandle(handle ->
            TimeLimit.limit(handle.createQuery(PRESENT), deadline.remaining())
                .bindArray(
                    "tables", String.class, wanted.stream().map(OptionalColumn::table).toList())
                .bindArray(
                    "columns", String.class, wanted.stream().map(OptionalColumn::column).toList())
                .bindArray(
                    "setToItself",
                    Boolean.class,
                    wanted.stream().map(OptionalColumn::setToItself).toList())
                .mapTo(Integer.class)
                .list());
    Set<OptionalColumn> present = EnumSet.noneOf(OptionalColumn.class);
    positions.forEach(position -> present.add(wanted.get(position - 1)));
    known = present;
    return present;
  }
}
