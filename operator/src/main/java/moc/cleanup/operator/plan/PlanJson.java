package moc.cleanup.operator.plan;

import java.io.PrintWriter;
import moc.cleanup.operator.terminal.Terminal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// A plan as one JSON document, the totals first. The MOCs are written one by one.
record PlanJson(Plan plan, Spool spool) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  void print(Terminal terminal) {
    PrintWriter out = terminal.out();
    try (JsonGenerator document = JSON.createGenerator(out)) {
      document.writeStartObject();
      JsonNode head = JSON.valueToTree(plan);
      head.properties()
          .forEach(field -> document.writeName(field.getKey()).writePOJO(field.getValue()));
      document.writeArrayPropertyStart("mocs");
      spool.forEach(Long.MAX_VALUE, document::writePOJO);
      document.writeEndArray();
      document.writeEndObject();
    }
    out.println();
  }
}
