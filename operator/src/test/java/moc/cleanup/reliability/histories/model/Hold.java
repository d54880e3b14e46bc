package moc.cleanup.reliability.histories.model;

/// What may not be deleted for now.
public sealed interface Hold {

  /// Whether it covers this MOC.
  boolean covers(String moc, String owner);

  record OnMoc(String name) implements Hold {

    @Override
    public boolean covers(String moc, String owner) {
      return moc.equals(name);
    }
  }

  record OnOwner(String name) implements Hold {

    @Override
    public boolean covers(String moc, String owner) {
      return owner.equals(name);
    }
  }

  record OnEverything() implements Hold {

    @Override
    public boolean covers(String moc, String owner) {
      return true;
    }
  }
}
