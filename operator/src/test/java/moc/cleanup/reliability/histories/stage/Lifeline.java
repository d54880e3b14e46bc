package moc.cleanup.reliability.histories.stage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import moc.cleanup.reliability.histories.script.Trouble.Doom;
import moc.cleanup.reliability.histories.script.Trouble.Fate;
import moc.cleanup.reliability.histories.script.Trouble.Moment;
import moc.cleanup.testbed.outage.Watcher;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Counts the calls of one process to the outside, until one of them is its doom. Thread-safe.
final class Lifeline implements Watcher {

  private final Optional<Doom> doom;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Runnable blow = () -> {};
  private volatile boolean cut;

  private Lifeline(Optional<Doom> doom) {
    this.doom = doom;
  }

  static Lifeline endless() {
    return new Lifeline(Optional.empty());
  }

  static Lifeline until(Doom doom) {
    return new Lifeline(Optional.of(doom));
  }

  /// What is done to the process when its time has come.
  void onDoom(Runnable action) {
    blow = action;
  }

  @Override
  public void before() {
    count(Moment.BEFORE);
  }

  @Override
  public void after() {
    count(Moment.AFTER);
  }

  boolean isCut() {
    return cut;
  }

  /// To be asked before a call to AWS: a dead process makes none.
  void requireAlive() {
    if (cut) {
      throw SdkClientException.create("the process was killed");
    }
  }

  private void count(Moment moment) {
    if (doom.isPresent()
        && doom.get().moment() == moment
        && calls.incrementAndGet() == doom.get().call()) {
      cut = doom.get().fate() == Fate.KILLED;
      blow.run();
    }
  }
}
