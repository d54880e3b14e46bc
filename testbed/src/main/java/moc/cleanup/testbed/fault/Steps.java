package moc.cleanup.testbed.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of one process in the order of their arrival, the faults that some of them meet, and
/// whether the process is still alive. Safe for use by many threads.
public final class Steps {

  private final Map<Step, Fault> faults;
  private final List<Step> taken = new ArrayList<>();
  private final List<Runnable> atDeath = new ArrayList<>();
  private boolean dead;

  private Steps(Map<Step, Fault> faults) {
    this.faults = Map.copyOf(faults);
  }

  /// Steps that are only written down.
  public static Steps undisturbed() {
    return new Steps(Map.of());
  }

  /// Steps of which these meet a fault each, if they come.
  public static Steps disturbed(Map<Step, Fault> faults) {
    return new Steps(faults);
  }

  /// The steps until now; none after the process's death.
  public synchronized List<Step> taken() {
    return List.copyOf(taken);
  }

  /// Whether every fault has met its step.
  public synchronized boolean allFaultsMet() {
    return taken.containsAll(faults.keySet());
  }

  /// Writes a step down, and returns what it has to meet. Whoever takes a step plays its fault.
  synchronized Optional<Fault> take(StepKind kind, String name) throws KilledException {
    requireAlive();
    long former =
        taken.stream().filter(step -> step.kind() == kind && step.name().equals(name)).count();
    Step step = new Step(kind, name, Math.toIntExact(former) + 1);
    taken.add(step);
    return Optional.ofNullable(faults.get(step));
  }

  synchronized void requireAlive() throws KilledException {
    if (dead) {
      throw new KilledException();
    }
  }

  synchronized boolean isDead() {
    return dead;
  }

  /// Ends the process: from now on nothing that it does has an effect.
  void kill() {
    List<Runnable> listeners;
    synchronized (this) {
      dead = true;
      listeners = List.copyOf(atDeath);
      atDeath.clear();
    }
    listeners.forEach(Runnable::run);
  }

  /// Has this done when the process dies; at once, if it is dead.
  void atDeath(Runnable action) {
    synchronized (this) {
      if (!dead) {
        atDeath.add(action);
        return;
      }
    }
    action.run();
  }
}
