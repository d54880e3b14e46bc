package moc.cleanup.reliability.histories.script;

/// The moment for which somebody waits before he acts; if it does not come, he acts when the machinery
/// is through.
public enum Cue {
  /// None: at once.
  ROUND_BEGINS,
  /// A deletion waits for a lock of the application's.
  DELETION_WAITS,
  /// A worker is about to ask S3 to delete objects.
  OBJECTS_GO
}
