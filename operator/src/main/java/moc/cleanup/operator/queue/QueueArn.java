package moc.cleanup.operator.queue;

/// A queue's name within AWS: `arn:aws:sqs:region:account:name`.
record QueueArn(String account, String name) {

  private static final int PARTS = 6;
  private static final int ACCOUNT = 4;
  private static final int NAME = 5;

  /// @throws IllegalArgumentException when it is no queue's ARN
  static QueueArn parse(String arn) {
    String[] parts = arn.split(":", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of a queue");
    }
    return new QueueArn(parts[ACCOUNT], parts[NAME]);
  }
}
