package moc.cleanup.operator.bench.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowLinkTest {

  private static final Duration DELAY = Duration.ofMillis(50);
  private static final int PIECES = 40;

  private ServerSocket echo;
  private SlowLink link;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::answerOne);
    link = SlowLink.to("127.0.0.1", echo.getLocalPort(), DELAY);
  }

  private void answerOne() {
    try (Socket client = echo.accept()) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException ended) {
      // The test is over.
    }
  }

  @AfterEach
  void stop() throws IOException {
    link.close();
    echo.close();
  }

  @Test
  void aRoundTripTakesThatMuchLonger() throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
      long start = System.nanoTime();
      client.getOutputStream().write(1);

      assertThat(client.getInputStream().read()).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(DELAY);
    }
  }

  @Test
  void whatIsSentMeanwhileArrivesInOrderAndWhole() throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
      for (int piece = 0; piece < PIECES; piece++) {
        client.getOutputStream().write(piece);
      }

      byte[] answer = client.getInputStream().readNBytes(PIECES);

      for (int piece = 0; piece < PIECES; piece++) {
        assertThat(answer[piece]).isEqualTo((byte) piece);
      }
    }
  }
}
