package moc.cleanup.operator.terminal;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one document that a command prints for machines.
public final class JsonDocument {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private JsonDocument() {}

  /// Prints a record's components, in their order.
  public static void print(Terminal terminal, Record document) {
    terminal.out().println(JSON.writeValueAsString(document));
  }
}
