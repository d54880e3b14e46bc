package moc.cleanup.operator.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import moc.cleanup.operator.console.Console;
import moc.cleanup.operator.console.ConsoleSettings;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Narrator;

/// The console on the demo's platform, for a person who takes part: the run waits until the page is
/// open, and the redrive is theirs.
final class DemoConsole implements AutoCloseable {

  private static final Duration MOMENT = Duration.ofMillis(200);

  private final Console console;
  private final Narrator narrator;
  private final Interruption interruption;

  private DemoConsole(Console console, Narrator narrator, Interruption interruption) {
    this.console = console;
    this.narrator = narrator;
    this.interruption = interruption;
  }

  static DemoConsole start(DemoPlatform platform, Narrator narrator, Interruption interruption) {
    return new DemoConsole(
        Console.start(ConsoleSettings.usual(), platform.surroundings()), narrator, interruption);
  }

  /// Returns once somebody has the page open.
  void awaitVisitor() {
    narrator.say("The console is at");
    narrator.say("  " + console.address());
    narrator.say("Open it: the run begins when you do.");
    awaitUntil(() -> console.awaitWatcher(MOMENT));
  }

  /// Returns once that is so, which somebody brings about by the button.
  void awaitRedrive(BooleanSupplier done) {
    narrator.say("Your turn: press \"Redrive\" in the console. The workers stand by.");
    awaitUntil(() -> done.getAsBoolean() || interruption.awaitRequest(MOMENT));
  }

  void keepOpen() {
    narrator.blankLine();
    narrator.say("The console stays open until Ctrl-C.");
    awaitUntil(() -> interruption.awaitRequest(Duration.ofDays(1)));
  }

  /// Each look takes a moment by itself.
  private void awaitUntil(BooleanSupplier met) {
    boolean over = false;
    while (!over) {
      over = interruption.isRequested() || met.getAsBoolean();
    }
  }

  @Override
  public void close() {
    console.close();
  }
}
