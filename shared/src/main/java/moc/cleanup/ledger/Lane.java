package moc.cleanup.ledger;

/// The three ways in which a MOC becomes due, in the order in which a run takes them.
public enum Lane {
  /// Expired and not in the pipeline: never queued, or back after it was finished. Oldest deletion
  /// first.
  NEVER_QUEUED,
  /// Expired, queued before, and due again. Queued longest ago first.
  QUEUED_BEFORE,
  /// The rows are gone, objects are owed, and it is due again. Queued longest ago first.
  OBJECTS_OWED
}
