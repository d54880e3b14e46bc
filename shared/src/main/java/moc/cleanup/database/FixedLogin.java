package moc.cleanup.database;

/// A login that stands in the environment and does not change while the process lives.
record FixedLogin(DatabaseLogin current) implements LoginSource {

  @Override
  public DatabaseLogin afterRefusal() {
    return current;
  }
}
