package moc.cleanup.operator.bench;

import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.report.Findings;

/// Something that is measured, with a table and targets of its own.
interface Part {

  /// What is being measured, for whoever waits.
  String title();

  void measure(Place place, Findings findings);
}
