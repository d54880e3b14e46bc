package moc.cleanup.testbed.fault;

/// What a step is, and so which faults it can meet.
public enum StepKind {
  /// A connection to the database, up to the server's being ready for statements.
  CONNECT,
  /// A round trip to the database outside of any transaction, with one statement or several. How
  /// often such steps come may depend on how connections are shared.
  STATEMENT,
  /// The same within a transaction, its first statement included.
  IN_TRANSACTION,
  /// The round trip that commits.
  COMMIT,
  /// A call of an AWS service, with all the SDK's attempts at it.
  AWS_CALL,
  /// The function has finished and says so.
  ANSWER
}
