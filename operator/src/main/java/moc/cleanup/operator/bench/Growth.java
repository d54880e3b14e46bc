package moc.cleanup.operator.bench;

import java.util.ArrayList;
import java.util.List;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.BarChart;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Counts;
import moc.cleanup.operator.bench.report.Figure;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.Measurement;
import moc.cleanup.operator.bench.report.Table;
import moc.cleanup.operator.bench.report.Target;
import moc.cleanup.operator.bench.variant.Floor;
import moc.cleanup.operator.bench.variant.ThisPipeline;
import moc.cleanup.operator.terminal.Narrator;

/// The same on ever larger platforms: what a MOC takes must not depend on how many others there
/// are.
///
/// @param sizes how many MOCs are deleted, the smallest first
record Growth(BenchOrder order, List<Integer> sizes, Narrator narrator) implements Part {

  private static final double MOST_GROWTH = 1.3;

  /// Long runs tell much by themselves.
  private static final int MOST_REPETITIONS_OF_LARGE = 3;

  private static final int LARGE = 50_000;

  private static final List<String> COLUMNS =
      List.of("MOCs", "wall", "lowest–highest", "server", "client", "floor's wall");

  @Override
  public String title() {
    return "Growth, ms per MOC";
  }

  @Override
  public void measure(Place place, Findings findings) {
    place.moveTo(Distance.NONE);
    List<List<String>> rows = new ArrayList<>();
    List<BarChart.Bar> bars = new ArrayList<>();
    List<Double> walls = new ArrayList<>();
    List<String> scanned = new ArrayList<>();
    for (int size : sizes) {
      Turns turns;
      Comparison comparison;
      try (ThisPipeline pipeline = ThisPipeline.of(order.workerJar(), order.workers())) {
        turns = new Turns(place, List.of(new Floor(), pipeline), narrator);
        comparison = turns.compare(title(), StandardSet.of(size), repetitions(size));
      }
      place.forget(StandardSet.of(size));
      turns.counts().map(Counts::scannedTables).ifPresent(scanned::addAll);
      Figure wall = comparison.figure("this", Measurement::wallMillis);
      walls.add(wall.median());
      bars.add(BarChart.bar("%,d MOCs".formatted(size), wall.median()));
      rows.add(
          List.of(
              "%,d".formatted(size),
              wall.text(),
              wall.spread(),
              comparison.figure("this", Measurement::serverMillis).text(),
              comparison.figure("this", Measurement::clientMillis).text(),
              comparison.figure("floor", Measurement::wallMillis).text()));
    }
    findings.add(new Table(title(), COLUMNS, rows));
    findings.add("growth", new BarChart("Milliseconds per MOC", List.of("wall"), bars));
    findings.add(
        Target.atMost(
            "time per MOC, largest to smallest", MOST_GROWTH, walls.getLast() / walls.getFirst()));
    findings.add(
        new Target(
            "large tables scanned at any size",
            "none",
            scanned.isEmpty() ? "none" : String.join(", ", scanned),
            scanned.isEmpty()));
  }

  private int repetitions(int size) {
    return size < LARGE
        ? order.repetitions()
        : Math.min(order.repetitions(), MOST_REPETITIONS_OF_LARGE);
  }
}
