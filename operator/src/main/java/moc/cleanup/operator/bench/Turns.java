package moc.cleanup.operator.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.operator.bench.place.Leftovers;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.Comparison;
import moc.cleanup.operator.bench.report.Counts;
import moc.cleanup.operator.bench.report.Measurement;
import moc.cleanup.operator.bench.variant.PipelineRun;
import moc.cleanup.operator.bench.variant.Variant;
import moc.cleanup.operator.bench.variant.VariantRun;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.Progress;

/// Lets variants delete the same MOCs in turns, A B C A B C, each time on data as new: whatever
/// disturbs the machine for a while disturbs all of them. The first turn of each is to warm it up,
/// and to count what it calls; it is not timed.
final class Turns {

  private final Place place;
  private final List<Variant> variants;
  private final Narrator narrator;
  private final CpuClock ownClock = CpuClock.ofThisProcess();
  private Optional<Counts> counts = Optional.empty();

  Turns(Place place, List<Variant> variants, Narrator narrator) {
    this.place = place;
    this.variants = List.copyOf(variants);
    this.narrator = narrator;
  }

  Comparison compare(String title, StandardSet set, int repetitions) {
    Map<String, List<Measurement>> measurements = new LinkedHashMap<>();
    long turns = (long) (repetitions + 1) * variants.size();
    try (Progress progress = narrator.progress("Turns", turns)) {
      for (int turn = 0; turn < turns; turn++) {
        Variant variant = variants.get(turn % variants.size());
        if (turn < variants.size()) {
          warmUp(variant, variant.set(set));
        } else {
          measurements
              .computeIfAbsent(variant.name(), _ -> new ArrayList<>())
              .add(measure(variant, variant.set(set)));
        }
        progress.show(turn + 1L, variant.name());
      }
    }
    return new Comparison(title, measurements);
  }

  /// What the pipeline was counted to call, if it was among the variants.
  Optional<Counts> counts() {
    return counts;
  }

  private Measurement measure(Variant variant, StandardSet set) {
    place.renew(set);
    CpuClock server = place.serverClock();
    try (VariantRun run = variant.prepare(place)) {
      long walBefore = place.walBytes();
      Duration serverBefore = server.used();
      Duration ownBefore = ownClock.used();
      long start = System.nanoTime();
      run.delete();
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      Duration own = ownClock.used().minus(ownBefore);
      Duration serverCpu = server.used().minus(serverBefore);
      long wal = place.walBytes() - walBefore;
      requireEffect(variant, set);
      return new Measurement(
          set.doomed(),
          wall,
          serverCpu,
          run.clientCpu(),
          variant.runsInThisProcess() ? own.minus(run.clientCpu()) : own,
          wal);
    }
  }

  private void warmUp(Variant variant, StandardSet set) {
    place.renew(set);
    // Before the worker has connections, since it ends everybody's.
    DatabaseCounters counters = DatabaseCounters.start(place.jdbi());
    try (VariantRun run = variant.prepare(place)) {
      if (run instanceof PipelineRun pipeline && variant.deletesObjects()) {
        counts = Optional.of(count(pipeline, set, counters));
      } else {
        run.delete();
      }
    }
    requireEffect(variant, set);
  }

  private Counts count(PipelineRun run, StandardSet set, DatabaseCounters counters) {
    long writesBefore = counters.ledgerWrites();
    run.delete();
    List<String> scannedTables = counters.scannedTables();
    return new Counts(
        set.doomed(),
        run.invocations(),
        place.bucket().calls(),
        place.sandbox().metrics().calls(),
        counters.ledgerWrites() - writesBefore,
        scannedTables);
  }

  private void requireEffect(Variant variant, StandardSet set) {
    Leftovers expected = Leftovers.expected(set, variant.deletesObjects());
    Leftovers found = place.leftovers();
    if (!found.equals(expected)) {
      throw new WrongEffectException(variant.name(), expected, found);
    }
  }
}
