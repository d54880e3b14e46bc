package moc.cleanup.metrics;

/// The metrics' names, to which alarms and dashboards refer, and their units.
public enum Metric {
  /// MOCs permanently deleted; nothing else counts.
  ITEMS_PROCESSED("ItemsProcessed", Unit.COUNT),
  /// Attempts that failed; not those that were never started.
  ITEMS_FAILED("ItemsFailed", Unit.COUNT),
  /// MOCs found already gone, restored, not expired or held.
  ITEMS_SKIPPED("ItemsSkipped", Unit.COUNT),
  /// Objects whose deletion S3 confirmed.
  S3_FILES_DELETED("S3FilesDeleted", Unit.COUNT),
  /// Objects that S3 did not delete when asked; the ledger still owes them.
  S3_DELETE_FAILURES("S3DeleteFailures", Unit.COUNT),
  /// Gallery images deleted because only the deleted MOC used them.
  IMAGES_ORPHANED("ImagesOrphaned", Unit.COUNT),
  /// Rows of bricks set free.
  BRICKS_RETURNED("BricksReturned", Unit.COUNT),
  /// Time that one MOC's attempt took, as a distribution.
  DURATION("Duration", Unit.MILLISECONDS),
  /// Messages that a scheduler run sent.
  ITEMS_ENQUEUED("ItemsEnqueued", Unit.COUNT),
  /// MOCs expired, not held and not enqueued, after a scheduler run.
  EXPIRED_BACKLOG("ExpiredBacklog", Unit.COUNT),
  /// Hours for which the oldest expired MOC that is not held has outlived its retention.
  OLDEST_EXPIRED_AGE("OldestExpiredAge", Unit.HOURS),
  /// Objects whose rows are gone and that S3 has not confirmed as gone.
  OBJECTS_OWED("ObjectsOwed", Unit.COUNT),
  /// Hours since the rows of the oldest owed object went, held ones aside.
  OLDEST_OWED_AGE("OldestOwedAge", Unit.HOURS),
  /// Expired MOCs, and MOCs that owe objects, that a hold keeps.
  MOCS_HELD("MocsHeld", Unit.COUNT),
  /// 1 when a scheduler run would have enqueued more than the guard allows and enqueued nothing.
  GUARD_TRIPPED("GuardTripped", Unit.COUNT);

  private final String cloudWatchName;
  private final Unit unit;

  Metric(String cloudWatchName, Unit unit) {
    this.cloudWatchName = cloudWatchName;
    this.unit = unit;
  }

  /// The name in CloudWatch.
  public String cloudWatchName() {
    return cloudWatchName;
  }

  Unit unit() {
    return unit;
  }

  /// CloudWatch has no hours; it stores them without a unit.
  enum Unit {
    COUNT,
    MILLISECONDS,
    HOURS
  }
}
