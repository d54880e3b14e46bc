package moc.cleanup.database;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The values of a round trip's named parameters: one name is one value, in whichever of its commands
/// it stands. Not thread-safe.
public final class Parameters {

  /// What PostgreSQL calls the elements of an array.
  private static final Map<Class<?>, String> TYPES =
      Map.of(UUID.class, "uuid", String.class, "text");

  private final Map<String, @Nullable Object> values = new HashMap<>();

  private record Elements(String type, List<?> values) {}

  /// Binds a text, a number, a truth value, an id, or nothing.
  ///
  /// @throws IllegalStateException when another command has given the name another value
  public Parameters bind(String name, @Nullable Object value) {
    if (values.containsKey(name) && !Objects.equals(values.get(name), value)) {
      throw new IllegalStateException(
          "the parameter %s has two values in one round trip: %s and %s"
              .formatted(name, values.get(name), value));
    }
    values.put(name, value);
    return this;
  }

  /// Binds an array.
  ///
  /// @param type ids or texts
  public <T> Parameters bindArray(String name, Class<T> type, Collection<? extends T> elements) {
    String elementType = requireNonNull(TYPES.get(type), () -> "no arrays of " + type);
    return bind(name, new Elements(elementType, List.copyOf(elements)));
  }

  /// Gives them to a statement.
  ///
  /// @param names of the parameters, in the order of the statement's question marks
  /// @throws IllegalArgumentException when one of them has no value
  void setAll(PreparedStatement statement, List<String> names) throws SQLException {
    int position = 0;
    for (String name : names) {
      position++;
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("the parameter " + name + " has no value");
      }
      Object value = values.get(name);
      if (value instanceof Elements(String type, List<?> elements)) {
        statement.setArray(
            position, statement.getConnection().createArrayOf(type, elements.toArray()));
      } else {
        statement.setObject(position, value);
      }
    }
  }
}
