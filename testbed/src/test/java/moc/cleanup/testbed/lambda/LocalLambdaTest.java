package moc.cleanup.testbed.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LocalLambdaTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void handsOverTheEventAndTheAnswer() {
    LocalLambda echo = new LocalLambda("echo", (event, answer, _) -> event.transferTo(answer));

    assertThat(echo.invoke("\"grüße\"", LIMIT)).isEqualTo("\"grüße\"");
  }

  @Test
  void theContextKnowsTheFunctionAndItsTime() {
    LocalLambda asked = new LocalLambda("asked", LocalLambdaTest::tellContext);

    assertThat(asked.invoke("{}", LIMIT)).isEqualTo("asked in time");
  }

  @Test
  void whatTheHandlerThrowsIsTheCause() {
    LocalLambda broken =
        new LocalLambda(
            "broken",
            (_, _, _) -> {
              throw new IllegalStateException("boom");
            });

    assertThatThrownBy(() -> broken.invoke("{}", LIMIT))
        .isInstanceOf(LambdaFailedException.class)
        .hasRootCauseMessage("boom");
  }

  @Test
  void whatIsLateHasFailed() {
    CountDownLatch never = new CountDownLatch(1);
    LocalLambda late =
        new LocalLambda(
            "late",
            (_, _, _) -> {
              try {
                never.await();
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            });

    assertThatThrownBy(() -> late.invoke("{}", Duration.ofMillis(100)))
        .isInstanceOf(LambdaFailedException.class)
        .hasMessage("late ran longer than PT0.1S");
  }

  private static void tellContext(InputStream event, OutputStream answer, Context context)
      throws IOException {
    int remaining = context.getRemainingTimeInMillis();
    boolean inTime = remaining > 0 && remaining <= LIMIT.toMillis();
    answer.write((context.getFunctionName() + (inTime ? " in time" : " late")).getBytes(UTF_8));
  }
}
