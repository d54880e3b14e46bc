package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  private final AtomicReference<Duration> remaining = new AtomicReference<>(Duration.ZERO);

  @Test
  void keepsFifteenSecondsOfALongLimit() {
    TimeLimit time = limitOf(Duration.ofMinutes(5));

    assertThat(time.isUp()).isFalse();
    remaining.set(Duration.ofMillis(15_001));
    assertThat(time.isUp()).isFalse();
    remaining.set(Duration.ofSeconds(15));
    assertThat(time.isUp()).isTrue();
    assertThat(time.callPatience()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void keepsAThirdOfAShortLimit() {
    TimeLimit time = limitOf(Duration.ofSeconds(9));

    assertThat(time.isUp()).isFalse();
    remaining.set(Duration.ofSeconds(3));
    assertThat(time.isUp()).isTrue();
    assertThat(time.callPatience()).isEqualTo(Duration.ofSeconds(1));
  }

  private TimeLimit limitOf(Duration limit) {
    remaining.set(limit);
    return new TimeLimit(remaining::get);
  }
}
