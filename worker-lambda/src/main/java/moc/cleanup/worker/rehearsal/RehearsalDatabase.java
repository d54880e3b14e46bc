package moc.cleanup.worker.rehearsal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database that answers every question with one row, in which a text is [#TEXT], a number 1 and a
/// condition true: the row of a MOC that is to go, with one of everything. Nobody refers to its objects,
/// and nobody holds it.
public final class RehearsalDatabase {

  /// Whatever is a text.
  public static final String TEXT = "rehearsal";

  /// Whatever is an id.
  public static final UUID ID = new UUID(0, 1);

  /// Who refers to an object.
  private static final String REFERENCES = "reference";

  private static final String HELD = "held";

  private RehearsalDatabase() {}

  /// The database.
  public static DataSource dataSource() {
    return answering(
        DataSource.class,
        (_, method, _) -> method.getReturnType() == Connection.class ? connection() : any(method));
  }

  private static Connection connection() {
    return answering(
        Connection.class,
        (_, method, arguments) ->
            Statement.class.isAssignableFrom(method.getReturnType())
                ? statement(arguments == null ? "" : String.valueOf(arguments[0]))
                : any(method));
  }

  private static PreparedStatement statement(String sql) {
    return answering(
        PreparedStatement.class,
        (_, method, _) -> method.getReturnType() == ResultSet.class ? rows(sql) : any(method));
  }

  private static ResultSet rows(String sql) {
    AtomicBoolean before = new AtomicBoolean(!sql.contains(REFERENCES));
    return answering(
        ResultSet.class,
        (_, method, arguments) ->
            switch (method.getName()) {
              case "next" -> before.getAndSet(false);
              case "wasNull" -> false;
              case "getBoolean" -> !HELD.equals(arguments[0]);
              default -> any(method);
            });
  }

  private static Array array() {
    return answering(
        Array.class,
        (_, method, _) -> method.getName().equals("getArray") ? new String[] {TEXT} : any(method));
  }

  /// Of the type that is asked for.
  private static @Nullable Object any(Method method) {
    Class<?> type = method.getReturnType();
    if (type == String.class) {
      return TEXT;
    }
    if (type == Object.class) {
      return ID;
    }
    if (type == Array.class) {
      return array();
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == double.class) {
      return 1.0;
    }
    if (type == boolean.class) {
      // Whether it is closed, or has rows, or is valid.
      return !method.getName().startsWith("is") || method.getName().equals("isValid");
    }
    return null;
  }

  private static <T> T answering(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            RehearsalDatabase.class.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
