package moc.cleanup.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

  @Test
  void isReadAsPlainValues() {
    Object read = Json.read("{\"list\": [\"ä\", 7, true, null], \"object\": {}}");

    List<Object> list = new ArrayList<>(List.of("ä", 7, true));
    list.add(null);
    assertThat(read).isEqualTo(Map.of("list", list, "object", Map.of()));
  }

  @Test
  void aNullIsReadAsNull() {
    assertThat(Json.read("null")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "x", "{} {}", "{} x", "{\"a\": 1, \"a\": 2}"})
  void whatIsNotOneUnambiguousDocumentIsRefused(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JacksonException.class);
    assertThatThrownBy(
            () -> Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThatThrownBy(() -> Json.read("[".repeat(1_000_000))).isInstanceOf(JacksonException.class);
  }

  @Test
  void isWrittenOnOneLineInTheMapsOrder() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("z", "two\nlines \"quoted\"");
    fields.put("a", null);
    fields.put("m", List.of(1L, false));

    assertThat(Json.write(fields))
        .isEqualTo("{\"z\":\"two\\nlines \\\"quoted\\\"\",\"a\":null,\"m\":[1,false]}");
  }
}
