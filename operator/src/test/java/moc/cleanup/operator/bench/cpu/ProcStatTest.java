package moc.cleanup.operator.bench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcStatTest {

  @Test
  void theTimesStandBehindANameThatMayHoldAnything() {
    ProcStat stat =
        ProcStat.parse(
            "4711 (post) gres: (x y) S 42 4711 4711 0 -1 4194304 97 0 0 0 150 50 7 3 20 0 1 0"
                + " 66893");

    assertThat(stat).isEqualTo(new ProcStat(42, Duration.ofSeconds(2), Duration.ofMillis(100)));
  }
}
