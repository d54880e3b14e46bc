package moc.cleanup.operator.terminal;

/// How far something has come. Safe for use by many threads.
public sealed interface Progress extends AutoCloseable permits ProgressBar, UnseenProgress {

  /// So many are done by now; `remark` is added as it is.
  void show(long done, String remark);

  /// Leaves the last state standing.
  @Override
  void close();
}
