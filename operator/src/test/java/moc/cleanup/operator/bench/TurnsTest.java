package moc.cleanup.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Measurement;
import moc.cleanup.operator.bench.variant.Floor;
import moc.cleanup.operator.bench.variant.OriginalLoop;
import moc.cleanup.operator.bench.variant.TransactionFloor;
import moc.cleanup.operator.bench.variant.Variant;
import moc.cleanup.operator.bench.variant.VariantRun;
import moc.cleanup.operator.terminal.Terminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "bench reads /proc")
class TurnsTest {

  private static final StandardSet TEN = StandardSet.of(10);

  private static Place place;

  @BeforeAll
  static void open() {
    place = Place.open("64MB");
  }

  @AfterAll
  static void close() {
    place.close();
  }

  @Test
  void whatRunsInThisProcessLeavesWhatItHasTo() {
    List<Variant> variants = List.of(new Floor(), new TransactionFloor(), new OriginalLoop());

    Comparison comparison = turns(variants).compare("test", TEN, 1);

    assertThat(comparison.measurements()).hasSize(3);
    assertThat(comparison.figure("the loop", Measurement::clientMillis).median()).isPositive();
    assertThat(comparison.figure("floor", Measurement::walKilobytes).median()).isPositive();
  }

  @Test
  void whoeverLeavesSomethingBehindHasNoFigures() {
    assertThatThrownBy(() -> turns(List.of(new Nothing())).compare("test", TEN, 1))
        .isInstanceOf(WrongEffectException.class)
        .hasMessageContainingAll("no figures", "\"nothing\"", "mocs=10", "mocs=20");
  }

  private static Turns turns(List<Variant> variants) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Turns(place, variants, Terminal.pipe(nowhere, nowhere).narrator(true));
  }

  /// The fastest of all.
  private static final class Nothing implements Variant {

    @Override
    public String name() {
      return "nothing";
    }

    @Override
    public boolean deletesObjects() {
      return false;
    }

    @Override
    public VariantRun prepare(Place place) {
      return new VariantRun() {
        @Override
        public void delete() {}

        @Override
        public Duration clientCpu() {
          return Duration.ZERO;
        }

        @Override
        public void close() {}
      };
    }
  }
}
