package moc.cleanup.operator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Narrator;

/// One call of the bench, told while it goes on.
record Bench(BenchOrder order, List<Part> parts, Narrator narrator) {

  private static final Distance FAR = Distance.ofMillis(25, 1);
  private static final int TEN = 10;
  private static final int HUNDRED = 100;
  private static final int THOUSAND = 1_000;

  /// All variants at one distance.
  static Bench at(Distance distance, BenchOrder order, Narrator narrator) {
    return new Bench(order, List.of(new SideBySide(order, distance, narrator)), narrator);
  }

  /// Everything that the documentation shows. Growth goes up to a hundred times as many MOCs as
  /// were asked for, and the scheduler enqueues a thousand times as many.
  static Bench ofAll(BenchOrder order, Narrator narrator) {
    return new Bench(order, List.copyOf(parts(order, narrator).values()), narrator);
  }

  /// One part of everything.
  ///
  /// @throws UnusableException naming the parts that there are
  static Bench of(String name, BenchOrder order, Narrator narrator) {
    Map<String, Part> parts = parts(order, narrator);
    Part part = parts.get(name);
    if (part == null) {
      throw new UnusableException(
          "--only is \"%s\"; it takes one of %s"
              .formatted(name, String.join(", ", parts.keySet())));
    }
    return new Bench(order, List.of(part), narrator);
  }

  private static Map<String, Part> parts(BenchOrder order, Narrator narrator) {
    int mocs = order.mocs();
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("near", new SideBySide(order, Distance.NONE, narrator));
    parts.put("far", new SideBySide(order, FAR, narrator));
    parts.put("growth", new Growth(order, List.of(mocs, mocs * TEN, mocs * HUNDRED), narrator));
    parts.put("largest", new LargestBites(order, narrator));
    parts.put("scheduler", new Enqueueing(order, mocs * THOUSAND));
    parts.put("cold-start", new ColdStart(order));
    return parts;
  }

  /// What was found, and on what.
  record Outcome(Findings findings, Map<String, String> settings) {}

  Outcome run() {
    Findings findings = new Findings();
    try (Place place = Place.open(order.sharedBuffers())) {
      for (Part part : parts) {
        narrator.say("Measuring: " + part.title());
        part.measure(place, findings);
      }
      return new Outcome(findings, Settings.of(place, order).texts());
    }
  }
}
