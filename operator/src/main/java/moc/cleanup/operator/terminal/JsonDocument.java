package moc.cleanup.operator.terminal;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one document that a command prints for machines.
public final class JsonDocument {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private JsonDocument() {}

  /// Prints a record's components, in their order; an `Iterable` is written as it is read, however
  /// much it holds.
  public static void print(Terminal terminal, Record document) {
    JSON.writeValue(terminal.out(), document);
    terminal.out().println();
  }
}
