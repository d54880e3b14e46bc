package moc.cleanup.testbed.lambda;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Keeps how each batch ended.
final class BatchOutcomes implements Consumer<BatchOutcome> {

  private final List<BatchOutcome> outcomes = new CopyOnWriteArrayList<>();

  @Override
  public void accept(BatchOutcome outcome) {
    outcomes.add(outcome);
  }

  List<BatchOutcome> all() {
    return outcomes;
  }
}
