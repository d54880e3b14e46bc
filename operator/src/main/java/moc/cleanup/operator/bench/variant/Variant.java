package moc.cleanup.operator.bench.variant;

import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;

/// One way to delete a platform's expired MOCs. What it keeps between its runs is warm from the
/// second on.
public interface Variant extends AutoCloseable {

  String name();

  /// The data that it runs on.
  default StandardSet set(StandardSet set) {
    return set;
  }

  /// Whether objects go too, or are only noted in the ledger.
  boolean deletesObjects();

  /// Whether it deletes on threads of this process, or in processes of its own.
  default boolean runsInThisProcess() {
    return true;
  }

  /// Has everything ready that is not to be measured, on data that are as new.
  VariantRun prepare(Place place);

  @Override
  default void close() {}
}
