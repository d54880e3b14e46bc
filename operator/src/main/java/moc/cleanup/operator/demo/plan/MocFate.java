package moc.cleanup.operator.demo.plan;

/// What happens to a MOC in the demo.
public enum MocFate {
  /// Nobody deleted it.
  ALIVE(false, false),
  /// Its owner deleted it less than the retention ago.
  RECENTLY_DELETED(true, false),
  /// Its retention is over.
  EXPIRED(true, true),
  /// Its retention is over, and its owner takes the deletion back once it is queued.
  RESTORED_WHILE_QUEUED(true, false),
  /// Its retention is over, and an order holds it until somebody removes the order.
  HELD_BY_ORDER(true, true);

  private final boolean startsDeleted;
  private final boolean goes;

  MocFate(boolean startsDeleted, boolean goes) {
    this.startsDeleted = startsDeleted;
    this.goes = goes;
  }

  /// Whether its owner has deleted it when the demo starts.
  public boolean startsDeleted() {
    return startsDeleted;
  }

  /// Whether it has to be gone in the end.
  public boolean goes() {
    return goes;
  }

  /// Whether the scheduler has to enqueue it.
  public boolean isDue() {
    return goes || this == RESTORED_WHILE_QUEUED;
  }
}
