package moc.cleanup.operator.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void aRatioIsTakenTurnByTurn() {
    // The machine was three times as slow in the second turn, and both ran in it.
    Comparison comparison =
        new Comparison(
            "test",
            Map.of("one", List.of(turn(20), turn(60)), "other", List.of(turn(10), turn(30))));

    Figure ratio = comparison.ratio("one", "other", Measurement::wallMillis);

    assertThat(ratio.lowest()).isCloseTo(2, within(1e-9));
    assertThat(ratio.highest()).isCloseTo(2, within(1e-9));
  }

  @Test
  void everythingIsPerMoc() {
    assertThat(turn(20).wallMillis()).isCloseTo(2, within(1e-9));
    assertThat(turn(20).mocsPerSecond()).isCloseTo(500, within(1e-9));
  }

  private static Measurement turn(int millis) {
    Duration duration = Duration.ofMillis(millis);
    return new Measurement(10, duration, duration, duration, duration, 0);
  }
}
