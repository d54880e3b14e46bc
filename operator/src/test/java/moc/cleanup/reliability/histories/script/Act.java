package moc.cleanup.reliability.histories.script;

/// Something that the machinery around both Lambdas does.
public sealed interface Act {

  /// The nightly rule fires. Twice in a round, two runs overlap.
  record Schedule() implements Act {}

  /// The queue is handled until it is empty.
  record Work(int workers, int batchSize) implements Act {}

  /// SQS delivers a message once more, or somebody sends one by hand; its MOC need not be expired, nor
  /// be there at all.
  record Duplicate(String moc) implements Act {}

  /// What is in the dead-letter queue is sent on its way again.
  record Redrive() implements Act {}

  /// An administrator ends all sessions of both Lambdas.
  record EndSessions() implements Act {}
}
