package moc.cleanup.reliability.histories.stage;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import moc.cleanup.reliability.histories.model.Found;
import moc.cleanup.reliability.histories.model.Hold;
import moc.cleanup.reliability.histories.model.Judge;
import moc.cleanup.reliability.histories.script.Cue;
import moc.cleanup.reliability.histories.script.History;
import moc.cleanup.reliability.histories.script.Order;
import moc.cleanup.reliability.histories.script.Round;

/// One history, played and judged after every round; then, without troubles, until nothing is left
/// to do, first with the holds that are in force and then without.
public final class Performance {

  /// Longer than anything unfinished waits until it is queued again.
  private static final int DAYS_UNTIL_ALL_IS_DUE = 15;

  private static final int NIGHTS_UNTIL_SETTLED = 3;

  private final Stage stage;
  private final Judge judge = new Judge();

  private Performance(Stage stage) {
    this.stage = stage;
  }

  /// Plays a history.
  ///
  /// @return what was wrong, in plain words; if it could not be played to its end, why
  public static List<String> of(History history, Stage stage) {
    try {
      return new Performance(stage).play(history);
    } catch (RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return List.of(trace.toString());
    }
  }

  private List<String> play(History history) {
    stage.empty(history.beginning());
    compare();
    for (Round round : history.rounds()) {
      stage.play(round);
      compare();
      if (!judge.objections().isEmpty()) {
        return judge.objections();
      }
    }
    List<String> objections = settle();
    List<Hold> holds = judge.holdsInForce();
    if (objections.isEmpty() && !holds.isEmpty()) {
      holds.forEach(hold -> stage.carryOut(new Order.Lift(Cue.ROUND_BEGINS, hold)));
      objections = settle();
    }
    return objections;
  }

  private List<String> settle() {
    List<String> unsettled = new ArrayList<>();
    for (int night = 0; night < NIGHTS_UNTIL_SETTLED; night++) {
      stage.playNight(DAYS_UNTIL_ALL_IS_DUE, judge.heldMocs());
      unsettled = new ArrayList<>(judge.unsettled(compare()));
      if (stage.deadLetters() > 0) {
        unsettled.add("messages are in the dead-letter queue");
      }
      if (unsettled.isEmpty()) {
        break;
      }
    }
    unsettled.addAll(judge.objections());
    return unsettled;
  }

  private Found compare() {
    judge.follow(stage.takeEntries());
    Found found = stage.look();
    judge.compare(found);
    return found;
  }
}
