package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import moc.cleanup.config.Variables;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  /// It fails by itself when it does not delete a MOC and its object.
  @Test
  void itGoesThroughAWholeInvocation() {
    Rehearsal rehearsal = new Rehearsal(config(5432));

    assertThatCode(() -> rehearsal.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
    assertThatCode(() -> rehearsal.afterRestore(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }

  @Test
  void itReachesNobody() throws IOException {
    try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      new Rehearsal(config(database.getLocalPort())).beforeCheckpoint(Core.getGlobalContext());

      database.setSoTimeout(1);
      assertThatCode(database::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  /// Else the SDK would use it for the real calls.
  @Test
  void nobodysLoginIsGoneAfterwards() {
    new Rehearsal(config(5432)).beforeCheckpoint(Core.getGlobalContext());

    assertThat(System.getProperty("aws.accessKeyId")).isNull();
    assertThat(System.getProperty("aws.secretAccessKey")).isNull();
  }

  private static WorkerConfig config(int port) {
    return WorkerConfig.from(
        new Variables(
            Map.of(
                "DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/platform",
                "DATABASE_USERNAME", "nobody",
                "DATABASE_PASSWORD", "nothing",
                "S3_BUCKET", "assets",
                "STAGE", "test")));
  }
}
