package moc.cleanup.reliability.histories.application;

import java.util.List;
import moc.cleanup.reliability.histories.model.Model;
import org.jdbi.v3.core.Handle;

/// A change by an application that keeps its transaction open, and its locks, until somebody waits for
/// them.
///
/// @param looks how often at most it looks whether somebody does
public record Slowly(int looks, Change change) implements Change {

  @Override
  public List<String> uploads() {
    return change.uploads();
  }

  @Override
  public boolean isDone(Handle transaction) {
    return change.isDone(transaction);
  }

  @Override
  public void applyTo(Model model) {
    change.applyTo(model);
  }
}
