package moc.cleanup.operator.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Measurement;
import moc.cleanup.operator.bench.report.Target;

/// The ratios that the targets are about.
record Ratios(Comparison comparison) {

  private static final String FLOOR = "floor";
  private static final String ROWS = "this, rows alone";
  private static final String THIS = "this";
  private static final String LOOP = "the loop";

  private static final double SERVER_CPU = 1.7;
  private static final double WORKER_CPU = 1;
  private static final double LOOPS = 6;
  private static final double LOOPS_WITHOUT_STAND_INS = 9;
  private static final double LOOPS_AT_A_DISTANCE = 25;

  List<Target> targets(Distance distance) {
    double timesTheLoop = comparison.ratio(LOOP, THIS, Measurement::wallMillis).median();
    if (!distance.isNone()) {
      return List.of(
          Target.atLeast(
              "times the loop's rate, at a distance", LOOPS_AT_A_DISTANCE, timesTheLoop));
    }
    return List.of(
        Target.atMost(
            "rows: server CPU, times the floor's",
            SERVER_CPU,
            comparison.ratio(ROWS, FLOOR, Measurement::serverMillis).median()),
        Target.atMost(
            "worker's own CPU, ms per MOC",
            WORKER_CPU,
            comparison.figure(THIS, Measurement::clientMillis).median()),
        Target.atLeast("times the loop's rate", LOOPS, timesTheLoop),
        Target.atLeast(
            "… without the stand-ins' CPU",
            LOOPS_WITHOUT_STAND_INS,
            comparison
                .ratio(LOOP, withoutStandIns(1), THIS, withoutStandIns(processors()))
                .median()));
  }

  /// The loop waits for all that the stand-ins do; of the pipeline's time they take a processor's
  /// share.
  private static ToDoubleFunction<Measurement> withoutStandIns(int sideBySide) {
    return turn -> turn.wallMillis() - turn.standInMillis() / sideBySide;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
