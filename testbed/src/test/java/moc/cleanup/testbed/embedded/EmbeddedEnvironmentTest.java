package moc.cleanup.testbed.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
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
  void oneOfOnesOwnEndsWhenItIsClosed() {
    DatabaseServer server;
    try (EmbeddedEnvironment own = EmbeddedEnvironment.start()) {
      server = own.sandbox().databaseServer();
    }

    assertThatThrownBy(server.dataSource("postgres")::getConnection)
        .isInstanceOf(SQLException.class);
  }
}
