package moc.cleanup.operator.demo.fill;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Many rows on their way into one table by one statement: each column is an array for `unnest`.
final class Rows<T> {

  private final List<T> rows;
  private final Update insert;

  Rows(Handle handle, String insert, List<T> rows) {
    this.rows = rows;
    this.insert = handle.createUpdate(insert);
  }

  /// A column's value may be absent.
  interface Column<T> {
    @Nullable Object of(T row);
  }

  <C> Rows<T> column(String name, Class<C> type, Function<T, C> value) {
    insert.bindArray(name, type, rows.stream().map(value).toList());
    return this;
  }

  <C> Rows<T> nullableColumn(String name, Class<C> type, Column<T> value) {
    insert.bindArray(name, type, rows.stream().map(value::of).toArray());
    return this;
  }

  void insert() {
    int inserted = insert.execute();
    if (inserted != rows.size()) {
      throw new IllegalStateException("of " + rows.size() + " rows " + inserted + " were inserted");
    }
  }
}
