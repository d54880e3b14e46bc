package moc.cleanup.reliability.histories;

import java.util.List;
import java.util.Optional;
import moc.cleanup.reliability.histories.script.History;
import moc.cleanup.reliability.histories.script.SmallerHistories;
import moc.cleanup.reliability.histories.stage.Performance;
import moc.cleanup.reliability.histories.stage.Stage;

/// Looks for a smaller history that goes wrong as well. What happens at once may come in another order
/// the next time, so that one good end of a smaller history proves little, and the smallest one that
/// was found may end well when it is played again.
///
/// @param objections to the smallest
record Shrinking(History original, History smallest, List<String> objections) {

  private static final int MOST_PERFORMANCES = 250;
  private static final int TRIES = 3;

  static Shrinking of(History original, List<String> objections, Stage stage) {
    Shrinking best = new Shrinking(original, original, objections);
    int performances = 0;
    for (Optional<Shrinking> next = Optional.of(best); next.isPresent(); ) {
      best = next.get();
      next = Optional.empty();
      for (History smaller : SmallerHistories.than(best.smallest())) {
        for (int i = 0; i < TRIES && next.isEmpty() && performances < MOST_PERFORMANCES; i++) {
          performances++;
          List<String> found = Performance.of(smaller, stage);
          if (!found.isEmpty()) {
            next = Optional.of(new Shrinking(original, smaller, found));
          }
        }
        if (next.isPresent()) {
          break;
        }
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return """
    -Dseed=%d -Dhistories=1 went wrong, and so did this, which is what is left of it:

    %s
    %s
    """
        .formatted(original.seed(), smallest, String.join("\n", objections));
  }
}
