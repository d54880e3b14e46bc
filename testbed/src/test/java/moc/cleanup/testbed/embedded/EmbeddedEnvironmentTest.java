package moc.cleanup.testbed.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.EnvironmentContract;
import moc.cleanup.testbed.Sandbox;
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
    Sandbox sandbox;
    try (EmbeddedEnvironment own = EmbeddedEnvironment.start()) {
      sandbox = own.sandbox();
    }

    assertThatThrownBy(sandbox.dataSource()::getConnection).isInstanceOf(SQLException.class);
  }
}
