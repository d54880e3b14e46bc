package moc.cleanup.reliability.histories;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import moc.cleanup.reliability.histories.script.History;
import moc.cleanup.reliability.histories.script.HistoryGenerator;
import moc.cleanup.reliability.histories.stage.Performance;
import moc.cleanup.reliability.histories.stage.Stage;
import org.junit.jupiter.api.Test;

/// `-Dhistories=10000` plays as many, `-Dseed=17` begins with that one.
class RandomHistoriesTest {

  private static final int IN_EVERY_BUILD = 100;
  private static final int ON_REAL_SERVICES = 10;

  private final long firstSeed = Long.getLong("seed", 1);

  @Test
  void noHistoryLosesOrLeavesAnything() {
    try (Stage stage = Stage.withServicesInMemory()) {
      play(Integer.getInteger("histories", IN_EVERY_BUILD), stage);
    }
  }

  /// What is in memory elsewhere could be kinder than the real parts.
  @Test
  void norDoesOneWithAQueueAndABucketOutsideOfThisProcess() {
    try (Stage stage = Stage.withRealServices()) {
      play(ON_REAL_SERVICES, stage);
    }
  }

  private void play(int histories, Stage stage) {
    for (long seed = firstSeed; seed < firstSeed + histories; seed++) {
      History history = HistoryGenerator.of(seed);
      List<String> objections = Performance.of(history, stage);
      if (!objections.isEmpty()) {
        fail(Shrinking.of(history, objections, stage).toString());
      }
    }
  }
}
