package moc.cleanup.operator.terminal;

/// Nobody watches: a pipe or a log file gets what comes of it.
final class UnseenProgress implements Progress {

  @Override
  public void show(long done, String remark) {}

  @Override
  public void close() {}
}
