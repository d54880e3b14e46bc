package moc.cleanup.reliability.histories.application;

import java.util.List;
import moc.cleanup.reliability.histories.model.Happening.Effect;
import org.jdbi.v3.core.Handle;

/// Something that an owner does to the platform.
public sealed interface Change extends Effect
    permits MocChange, FileChange, ImageChange, LinkChange, BrickChange, Slowly {

  /// Keys of the objects that are put before the transaction begins.
  default List<String> uploads() {
    return List.of();
  }

  /// Does it, in a transaction that somebody else commits.
  ///
  /// @return whether it was done: not if a row that it needs is gone
  boolean isDone(Handle transaction);
}
