package moc.cleanup.operator.plan;

/// What becomes of a thing tonight.
enum Decision {
  GOES,
  STAYS,
  /// It goes or stays with the order in which the workers come to the MOCs, which nobody knows.
  DEPENDS
}
