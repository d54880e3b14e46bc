package moc.cleanup.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// A statement with its parameters, and what is read from its answer.
///
/// @param parameters binds them
public record Command<T>(String sql, Consumer<Parameters> parameters, Reading<T> reading) {

  /// Reads the answer at which the statement stands.
  @FunctionalInterface
  public interface Reading<T> {
    T read(Statement answered) throws SQLException;
  }

  /// Reads one row.
  @FunctionalInterface
  public interface RowReading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// A command that answers with rows.
  public static <T> Command<List<T>> rows(
      String sql, Consumer<Parameters> parameters, RowReading<T> reading) {
    return new Command<>(
        sql,
        parameters,
        answered -> {
          List<T> rows = new ArrayList<>();
          ResultSet row = answered.getResultSet();
          while (row.next()) {
            rows.add(reading.read(row));
          }
          return rows;
        });
  }

  /// A command that answers with the number of rows that it changed; a query whose rows nobody reads
  /// answers with -1.
  public static Command<Integer> update(String sql, Consumer<Parameters> parameters) {
    return new Command<>(sql, parameters, Statement::getUpdateCount);
  }

  /// A command that asks the server nothing, for where there is nothing to ask.
  public static <T> Command<T> nothing(T answer) {
    return new Command<>("", _ -> {}, _ -> answer);
  }

  /// Does it in a round trip of its own.
  public T run(Handle handle) {
    RoundTrip alone = new RoundTrip();
    RoundTrip.Answer<T> answer = alone.add(this);
    alone.make(handle);
    return answer.get();
  }

  boolean asksNothing() {
    return sql.isEmpty();
  }

  /// The same, failing unless it answers with this number.
  ///
  /// @param what was counted, for the message
  public Command<T> expecting(T number, String what) {
    return new Command<>(
        sql,
        parameters,
        answered -> {
          T answer = reading.read(answered);
          if (!number.equals(answer)) {
            throw new IllegalStateException(answer + " of " + number + " " + what);
          }
          return answer;
        });
  }
}
