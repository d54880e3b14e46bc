package moc.cleanup.testbed.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.EnvironmentContract;
import org.junit.jupiter.api.Test;

class EmbeddedEnvironmentTest extends EnvironmentContract {

  @Override
  protected Environment environment() {
    return EmbeddedEnvironment.shared();
  }

  @Test
  void isStartedOncePerJvm() {
    assertThat(EmbeddedEnvironment.shared()).isSameAs(EmbeddedEnvironment.shared());
  }

  @Test
  void oneOfOnesOwnHasItsSettingsAndEndsWhenItIsClosed() throws SQLException {
    DatabaseServer server;
    try (EmbeddedEnvironment own = EmbeddedEnvironment.start(Map.of("shared_buffers", "48MB"))) {
      server = own.sandbox().databaseServer();
      assertThat(setting("shared_buffers", server)).isEqualTo("48MB");
    }

    assertThatThrownBy(server.dataSource("postgres")::getConnection)
        .isInstanceOf(SQLException.class);
  }

  private static String setting(String name, DatabaseServer server) throws SQLException {
    try (Connection connection = server.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SHOW " + name)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
