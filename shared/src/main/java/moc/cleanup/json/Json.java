package moc.cleanup.json;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.jr.ob.JSON;

/// JSON as plain values: maps, lists, texts, numbers, booleans and null. With jackson-jr, for Jackson's
/// databind would be more than a tenth of a function's archive.
public final class Json {

  private static final JSON JACKSON = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  /// Reads one document.
  ///
  /// @throws JacksonException when it is not JSON, something follows it, or an object has a field twice
  public static @Nullable Object read(String document) {
    return readAll(JACKSON.createParser(document));
  }

  /// Reads one document to its end and closes the stream.
  ///
  /// @throws JacksonException when it is not JSON, something follows it, an object has a field twice, or
  ///     the stream breaks off
  public static @Nullable Object read(InputStream document) {
    return readAll(JACKSON.createParser(document));
  }

  private static @Nullable Object readAll(JsonParser parser) {
    try (parser) {
      Object value = JACKSON.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "something follows the JSON document");
      }
      return value;
    }
  }

  /// Writes it on one line; a map's fields in the map's order.
  public static String write(@Nullable Object value) {
    return JACKSON.asString(value);
  }
}
