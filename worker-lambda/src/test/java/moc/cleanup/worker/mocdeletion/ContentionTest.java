package moc.cleanup.worker.mocdeletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import moc.cleanup.worker.deadline.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentionTest {

  private final AtomicInteger tries = new AtomicInteger();
  private final Deadline later = Deadline.in(Duration.ofMinutes(1));

  private Supplier<String> losing(int times, String sqlState) {
    return () -> {
      if (tries.incrementAndGet() <= times) {
        throw new IllegalStateException(new SQLException("try " + tries.get(), sqlState));
      }
      return "won";
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "55P03", "57014"})
  void aTransactionThatLostIsTriedAgain(String sqlState) {
    assertThat(Contention.retrying(losing(1, sqlState), later)).isEqualTo("won");
    assertThat(tries).hasValue(2);
  }

  @Test
  void theEighthTryIsTheLast() {
    assertThat(Contention.retrying(losing(7, "55P03"), later)).isEqualTo("won");
    assertThat(tries).hasValue(8);
  }

  @Test
  void afterEightTriesItFailsWithWhatTheOthersSaid() {
    assertThatThrownBy(() -> Contention.retrying(losing(8, "40P01"), later))
        .rootCause()
        .hasMessage("try 8");
    assertThat(tries).hasValue(8);
  }

  @Test
  void theFormerFailuresAreNotForgotten() {
    assertThatThrownBy(() -> Contention.retrying(losing(8, "55P03"), later))
        .satisfies(last -> assertThat(last.getSuppressed()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23503", "42501", "08006"})
  void whatWaitingDoesNotHealIsNotTriedAgain(String sqlState) {
    assertThatThrownBy(() -> Contention.retrying(losing(1, sqlState), later)).isNotNull();
    assertThat(tries).hasValue(1);
  }

  @Test
  void whenTheTimeIsUpItIsNotTriedAgain() {
    Deadline now = Deadline.in(Duration.ZERO);

    assertThatThrownBy(() -> Contention.retrying(losing(1, "55P03"), now)).isNotNull();
    assertThat(tries).hasValue(1);
  }

  @Test
  void whoIsInterruptedBetweenTwoTriesStops() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Contention.retrying(losing(1, "55P03"), later))
        .hasMessage("interrupted between two tries of a deletion");
    // Which also takes it from whatever test comes next on this thread.
    assertThat(Thread.interrupted()).isTrue();
    assertThat(tries).hasValue(1);
  }
}
