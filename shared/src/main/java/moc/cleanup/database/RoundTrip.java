package moc.cleanup.database;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlParser;
import org.jspecify.annotations.Nullable;

/// Commands that are sent together and answered together. To the server each is a statement of its
/// own: under READ COMMITTED it sees what was committed before it began, and so what the one before it
/// waited for. Once one of them fails, the server does none of the others. Not thread-safe.
public final class RoundTrip {

  /// Keeps what it has read, and so is one for the whole process: Jdbi's parser is thorough, and slow.
  static final SqlParser PARSER = new ColonPrefixSqlParser();

  private static final Map<List<String>, ParsedSql> PARSED = new ConcurrentHashMap<>();

  private final List<Part<?>> parts = new ArrayList<>();

  /// What a command is answered, once the round trip is made.
  public static final class Answer<T> {

    private @Nullable T value;

    /// Reads it.
    ///
    /// @throws NullPointerException before the round trip is made
    public T get() {
      return requireNonNull(value, "the round trip has not been made");
    }
  }

  private record Part<T>(Command<T> command, Answer<T> answer) {

    void read(Statement answered) throws SQLException {
      answer.value = command.reading().read(answered);
    }
  }

  /// Adds a command after the others.
  public <T> Answer<T> add(Command<T> command) {
    Answer<T> answer = new Answer<>();
    parts.add(new Part<>(command, answer));
    return answer;
  }

  /// Has the server do it all. Straight on JDBC: what Jdbi does for a statement costs as much as
  /// sending it and reading the answer.
  ///
  /// @throws RuntimeException for the first command that failed
  public void make(Handle handle) {
    Parameters parameters = new Parameters();
    parts.forEach(part -> part.command().parameters().accept(parameters));
    ParsedSql sql = parsed(handle);
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql.getSql())) {
      parameters.setAll(statement, sql.getParameters().getParameterNames());
      statement.execute();
      readAll(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// The same few lists again and again. They are found by their texts, whose hashes are kept, and
  /// joined but once.
  private ParsedSql parsed(Handle handle) {
    List<String> texts =
        parts.stream().map(part -> part.command().sql()).filter(sql -> !sql.isEmpty()).toList();
    return PARSED.computeIfAbsent(
        texts,
        _ -> {
          String sql = String.join(";\n", texts);
          try (Query query = handle.createQuery(sql)) {
            return PARSER.parse(sql, query.getContext());
          }
        });
  }

  private void readAll(Statement answered) throws SQLException {
    for (Part<?> part : parts) {
      part.read(answered);
      if (!part.command().asksNothing()) {
        // Whether it stands at rows or at a number: on to the next one's.
        answered.getMoreResults();
      }
    }
  }
}
