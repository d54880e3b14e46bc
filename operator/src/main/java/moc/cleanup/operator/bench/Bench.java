package moc.cleanup.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.BenchReport;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Counts;
import moc.cleanup.operator.bench.report.Table;
import moc.cleanup.operator.bench.report.Target;
import moc.cleanup.operator.bench.variant.Floor;
import moc.cleanup.operator.bench.variant.OriginalLoop;
import moc.cleanup.operator.bench.variant.ThisPipeline;
import moc.cleanup.operator.bench.variant.TransactionFloor;
import moc.cleanup.operator.bench.variant.Variant;
import moc.cleanup.operator.bench.variant.WorkerJar;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.testbed.Closing;

/// One call of the bench, told while it goes on.
record Bench(
    int mocs, int repetitions, Distance distance, WorkerJar jar, int workers, Narrator narrator) {

  private static final double MEGABYTE = 1_000_000.0;
  private static final double MEBIBYTE = 1_048_576.0;

  BenchReport run() {
    try (Place place = Place.open()) {
      List<Table> tables = new ArrayList<>();
      List<Target> targets = new ArrayList<>();
      compare(place, distance, mocs, tables, targets);
      targets.add(Target.atMost("worker's jar, MB", 15, jarSize()));
      return new BenchReport(Settings.of(place, repetitions, workers).texts(), tables, targets);
    }
  }

  private void compare(
      Place place, Distance at, int size, List<Table> tables, List<Target> targets) {
    String title =
        "%,d MOCs, S3 at %d ms, database at %d ms"
            .formatted(size, at.s3().toMillis(), at.database().toMillis());
    narrator.say("Measuring " + title);
    place.moveTo(at);
    try (Closing closing = new Closing()) {
      ThisPipeline pipeline = closing.later(ThisPipeline.of(jar, workers));
      List<Variant> variants =
          List.of(
              new Floor(),
              new TransactionFloor(),
              closing.later(ThisPipeline.onRowsAlone(jar)),
              pipeline,
              new OriginalLoop());
      Turns turns = new Turns(place, variants, narrator);
      Comparison comparison = turns.compare(title, StandardSet.of(size), repetitions);
      tables.add(comparison.table());
      targets.addAll(new Ratios(comparison).targets(at));
      targets.addAll(turns.counts().map(Counts::targets).orElse(List.of()));
      targets.add(
          Target.atMost("worker's memory, MiB resident", 256, pipeline.peakMemory() / MEBIBYTE));
    }
  }

  private double jarSize() {
    try {
      return Files.size(jar.file()) / MEGABYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
