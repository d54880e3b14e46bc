package moc.cleanup.ledger;

/// The three ways in which a MOC becomes due, in the order in which a run takes them.
public enum Lane {
  /// Expired and not in the pipeline: never queued, or back after it was finished. Oldest deletion
  /// first.
  NEVER_QUEUED,
  /// Expired, queued before, and due again. Queued longest ago first.
  QUEUED_BEFORE,
  /// A deletion of it owes objects, and it is due again: its rows are gone, or somebody put them back
  /// since and it lives. Queued longest ago first.
  OBJECTS_OWED;

  /// Takes MOCs of one lane.
  public interface Taking {

    /// Takes as many as there are, and returns how many.
    ///
    /// @param most how many at most
    int take(Lane lane, int most);
  }

  /// Takes what one run takes, lane by lane.
  ///
  /// @param batchSize expired MOCs at most, and again as many that owe objects
  public static void takeAll(int batchSize, Taking taking) {
    int neverQueued = taking.take(NEVER_QUEUED, batchSize);
    taking.take(QUEUED_BEFORE, batchSize - neverQueued);
    taking.take(OBJECTS_OWED, batchSize);
  }
}
