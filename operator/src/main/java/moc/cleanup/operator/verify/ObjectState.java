package moc.cleanup.operator.verify;

/// What S3 says of an object that is to be gone.
sealed interface ObjectState {

  /// Nothing of it is there.
  record Gone() implements ObjectState {}

  /// It is there as if it had never been deleted.
  record There() implements ObjectState {}

  /// A delete marker hides it, and so many versions are still stored.
  record Hidden(int versions) implements ObjectState {}

  /// S3 does not say.
  record Unclear(String reason) implements ObjectState {}

  /// Nobody asked any more: Ctrl-C was pressed.
  record NotAsked() implements ObjectState {}
}
