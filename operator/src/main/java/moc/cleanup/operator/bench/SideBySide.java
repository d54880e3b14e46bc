package moc.cleanup.operator.bench;

import java.util.List;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.BarChart;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Counts;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.Measurement;
import moc.cleanup.operator.bench.report.Target;
import moc.cleanup.operator.bench.variant.Floor;
import moc.cleanup.operator.bench.variant.OriginalLoop;
import moc.cleanup.operator.bench.variant.ThisPipeline;
import moc.cleanup.operator.bench.variant.TransactionFloor;
import moc.cleanup.operator.bench.variant.Variant;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.testbed.Closing;

/// All variants beside each other, at a certain distance from the services.
record SideBySide(BenchOrder order, Distance distance, Narrator narrator) implements Part {

  private static final double MOST_MEBIBYTES = 256;

  @Override
  public String title() {
    return "%,d MOCs, S3 at %d ms, database at %d ms"
        .formatted(order.mocs(), distance.s3().toMillis(), distance.database().toMillis());
  }

  @Override
  public void measure(Place place, Findings findings) {
    place.moveTo(distance);
    try (Closing closing = new Closing()) {
      ThisPipeline pipeline = closing.later(ThisPipeline.of(order.workerJar(), order.workers()));
      List<Variant> variants =
          List.of(
              new Floor(),
              new TransactionFloor(),
              closing.later(ThisPipeline.onRowsAlone(order.workerJar())),
              pipeline,
              new OriginalLoop());
      Turns turns = new Turns(place, variants, narrator);
      Comparison comparison =
          turns.compare(title(), StandardSet.of(order.mocs()), order.repetitions());
      findings.add(comparison.table());
      findings.addAll(new Ratios(comparison).targets(distance));
      if (distance.isNone()) {
        findings.addAll(turns.counts().map(Counts::targets).orElse(List.of()));
        findings.add(
            Target.atMost(
                "worker's memory, MiB resident", MOST_MEBIBYTES, pipeline.peakMebibytes()));
      }
      draw(comparison, findings);
    }
  }

  private void draw(Comparison comparison, Findings findings) {
    String where = "%d-%d".formatted(distance.s3().toMillis(), distance.database().toMillis());
    findings.add(
        "cpu-" + where,
        new BarChart(
            "CPU per MOC in ms: " + title(),
            List.of("server", "client", "stand-ins"),
            comparison.measurements().keySet().stream()
                .map(variant ->
                    BarChart.bar(
                        variant,
                        comparison.figure(variant, Measurement::serverMillis).median(),
                        comparison.figure(variant, Measurement::clientMillis).median(),
                        comparison.figure(variant, Measurement::standInMillis).median()))
                .toList()));
    findings.add(
        "rate-" + where,
        new BarChart(
            "MOCs per second: " + title(),
            List.of("MOCs per second"),
            comparison.measurements().keySet().stream()
                .map(variant ->
                    BarChart.bar(
                        variant, comparison.figure(variant, Measurement::mocsPerSecond).median()))
                .toList()));
  }
}
