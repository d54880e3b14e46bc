package moc.cleanup.reliability.histories.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moc.cleanup.reliability.histories.application.Change;

/// A history with something left out, the larger parts first.
public final class SmallerHistories {

  private SmallerHistories() {}

  /// Every history that is the given one without one round, or half or one of anything in it.
  public static List<History> than(History history) {
    return Stream.of(
            without(history.rounds(), 1).map(history::withRounds),
            parts(history.beginning()).map(history::withBeginning),
            inRounds(history, SmallerHistories::smallerRounds))
        .flatMap(histories -> histories)
        .toList();
  }

  private static Stream<History> inRounds(History history, Function<Round, Stream<Round>> smaller) {
    List<Round> rounds = history.rounds();
    return IntStream.range(0, rounds.size())
        .boxed()
        .flatMap(i -> smaller.apply(rounds.get(i)).map(round -> replaced(rounds, i, round)))
        .map(history::withRounds);
  }

  private static Stream<Round> smallerRounds(Round round) {
    return Stream.of(
            parts(round.changes()).map(round::withChanges),
            parts(round.before()).map(round::withBefore),
            without(round.troubles(), 1).map(round::withTroubles),
            without(round.orders(), 1).map(round::withOrders),
            without(round.acts(), 1).map(round::withActs))
        .flatMap(rounds -> rounds);
  }

  private static Stream<List<Change>> parts(List<Change> changes) {
    int half = changes.size() / 2;
    return half > 1
        ? Stream.concat(without(changes, half), without(changes, 1))
        : without(changes, 1);
  }

  /// The list without its first so many, without the next so many, and so on.
  private static <T> Stream<List<T>> without(List<T> all, int length) {
    return IntStream.iterate(0, start -> start < all.size(), start -> start + length)
        .mapToObj(start -> {
          List<T> rest = new ArrayList<>(all);
          rest.subList(start, Math.min(start + length, all.size())).clear();
          return rest;
        });
  }

  private static <T> List<T> replaced(List<T> all, int index, T other) {
    List<T> copy = new ArrayList<>(all);
    copy.set(index, other);
    return copy;
  }
}
