package moc.cleanup.reliability.histories.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moc.cleanup.reliability.histories.application.Change;

/// What happens on one platform, in words that mean the same every time; what happens at once may
/// come in any order.
///
/// @param beginning what is there before anything else happens
public record History(long seed, List<Change> beginning, List<Round> rounds) {

  /// Copies the lists.
  public History {
    beginning = List.copyOf(beginning);
    rounds = List.copyOf(rounds);
  }

  public History withBeginning(List<Change> changes) {
    return new History(seed, changes, rounds);
  }

  public History withRounds(List<Round> others) {
    return new History(seed, beginning, others);
  }

  @Override
  public String toString() {
    return IntStream.range(0, rounds.size())
        .mapToObj(i -> "round %d%n%s".formatted(i + 1, rounds.get(i)))
        .collect(
            Collectors.joining(
                "", "seed %d%nbeginning%n%s".formatted(seed, Round.lines("", beginning)), ""));
  }
}
