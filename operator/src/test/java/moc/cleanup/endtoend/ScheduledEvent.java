package moc.cleanup.endtoend;

/// What EventBridge sends when a rule's time has come.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
public final class ScheduledEvent {

  public static final String JSON =
      """
      {
        "version": "0",
        "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "123456789012",
        "time": "2026-01-08T03:00:00Z",
        "region": "us-east-1",
        "resources": ["arn:aws:events:us-east-1:123456789012:rule/moc-cleanup-nightly"],
        "detail": {}
      }
      """;

  private ScheduledEvent() {}
}
