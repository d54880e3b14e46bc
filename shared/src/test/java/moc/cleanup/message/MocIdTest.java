package moc.cleanup.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MocIdTest {

  @Test
  void isReadInUpperAndLowerCase() {
    assertThat(MocId.parse("0B6A2A4E-8D1F-4C57-9A43-5F0C6D7E8F90"))
        .hasToString("0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0b6a2a4e8d1f4c579a435f0c6d7e8f90",
        "0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f9",
        "0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f9x",
        "{b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90}",
      })
  void nothingButTheCanonicalFormIsRead(String text) {
    assertThatThrownBy(() -> MocId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + text + "\" is not a UUID");
  }

  @Test
  void isOrderedAsPostgresqlOrdersIt() throws SQLException {
    Random random = new Random(1);
    List<MocId> ids =
        Stream.concat(
                Stream.of(
                    new UUID(0, 0),
                    new UUID(0, -1),
                    new UUID(-1, 0),
                    new UUID(-1, -1),
                    new UUID(7, Long.MIN_VALUE),
                    new UUID(7, Long.MAX_VALUE)),
                Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(500))
            .map(MocId::new)
            .toList();

    assertThat(ids.stream().sorted().toList()).isEqualTo(orderedByPostgresql(ids));
  }

  private static List<MocId> orderedByPostgresql(List<MocId> ids) throws SQLException {
    try (Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
        Connection connection = sandbox.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT id FROM unnest(?) AS ids (id) ORDER BY id")) {
      statement.setObject(1, ids.stream().map(MocId::value).toArray(UUID[]::new));
      List<MocId> ordered = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ordered.add(new MocId(rows.getObject(1, UUID.class)));
        }
      }
      return ordered;
    }
  }
}
