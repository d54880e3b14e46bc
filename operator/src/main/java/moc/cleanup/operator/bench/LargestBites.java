package moc.cleanup.operator.bench;

import java.util.ArrayList;
import java.util.List;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Figure;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.Measurement;
import moc.cleanup.operator.bench.report.Table;
import moc.cleanup.operator.bench.report.Target;
import moc.cleanup.operator.bench.variant.ThisPipeline;
import moc.cleanup.operator.terminal.Narrator;

/// The most that one invocation can be asked to do: one huge MOC, and one huge batch. What matters
/// is that it ends in time and in the memory that a function has.
record LargestBites(BenchOrder order, Narrator narrator) implements Part {

  private static final double MOST_MEBIBYTES = 256;
  private static final int ALIVE = 1_000;
  private static final double MILLIS_PER_SECOND = 1_000;

  private static final List<String> COLUMNS =
      List.of("one invocation", "wall, s", "server, s", "client, s", "resident, MiB");

  @Override
  public String title() {
    return "The largest bites";
  }

  @Override
  public void measure(Place place, Findings findings) {
    place.moveTo(Distance.NONE);
    List<List<String>> rows = new ArrayList<>();
    bite(
        "one huge MOC",
        "… a huge MOC",
        StandardSet.withHugeMoc(ALIVE),
        ThisPipeline.inBatchesOf(1, order.workerJar()),
        place,
        rows,
        findings);
    bite(
        "a batch of %,d MOCs".formatted(order.mocs()),
        "… a batch of %,d".formatted(order.mocs()),
        StandardSet.of(order.mocs()),
        ThisPipeline.inBatchesOf(order.mocs(), order.workerJar()),
        place,
        rows,
        findings);
    findings.add(new Table(title(), COLUMNS, rows));
  }

  private void bite(
      String what,
      String target,
      StandardSet set,
      ThisPipeline worker,
      Place place,
      List<List<String>> rows,
      Findings findings) {
    try (worker) {
      Comparison runs =
          new Turns(place, List.of(worker), narrator).compare(what, set, order.repetitions());
      rows.add(
          List.of(
              what,
              seconds(runs.figure("this", Measurement::wallMillis), set),
              seconds(runs.figure("this", Measurement::serverMillis), set),
              seconds(runs.figure("this", Measurement::clientMillis), set),
              Figure.text(worker.peakMebibytes())));
      findings.add(
          Target.atMost(target + ", MiB resident", MOST_MEBIBYTES, worker.peakMebibytes()));
    }
  }

  private static String seconds(Figure millisPerMoc, StandardSet set) {
    return Figure.text(millisPerMoc.median() * set.doomed() / MILLIS_PER_SECOND);
  }
}
