package moc.cleanup.reliability.histories.application;

import java.util.List;
import moc.cleanup.reliability.histories.model.Model;
import org.jdbi.v3.core.Handle;

/// A change by an application that keeps its transaction open, and its locks, for a while. Nobody
/// waits for that time to have passed; it makes it likely that somebody meets the locks.
public record Slowly(int millis, Change change) implements Change {

  private static final String THINK = "SELECT pg_sleep(? / 1000.0)";

  @Override
  public List<String> uploads() {
    return change.uploads();
  }

  @Override
  public boolean isDone(Handle transaction) {
    boolean done = change.isDone(transaction);
    transaction.execute(THINK, millis);
    return done;
  }

  @Override
  public void applyTo(Model model) {
    change.applyTo(model);
  }
}
