package moc.cleanup.operator.deadletter;

import java.util.UUID;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.Installation;

/// Puts messages into an installation's dead-letter queue, with or without an account in the ledger.
record DeadMail(Installation installation) {

  static final String REFERRED_TO =
      "SQLSTATE 23503: ERROR: update or delete on table \"moc_instructions\" violates foreign key"
          + " constraint on table \"orders\"";

  private static final String ACCOUNT =
      """
      INSERT INTO moc_cleanup_ledger (moc_id, owner_id, deleted_at, correlation_id, queued_at,
        attempts, last_attempt_at, last_error, acknowledged_at)
      VALUES (?, ?, now() - interval '40 days', 'a run', now() - interval '1 hour', ?,
        now() - interval '50 minutes', ?, CASE WHEN ? THEN now() END)
      """;

  MocId failed(String owner, int attempts, String error) {
    return send(owner, attempts, error, false);
  }

  MocId failedThenMadeGood(String owner, int attempts, String error) {
    return send(owner, attempts, error, true);
  }

  private MocId send(String owner, int attempts, String error, boolean acknowledged) {
    MocId moc = send();
    installation.execute(ACCOUNT, moc.value(), owner, attempts, error, acknowledged);
    return moc;
  }

  /// So many of MOCs that the ledger has not heard of.
  void send(int messages) {
    for (int i = 0; i < messages; i++) {
      send();
    }
  }

  MocId send() {
    MocId moc = new MocId(UUID.randomUUID());
    sendBody(new CleanupMessage(moc, "a run").toJson());
    return moc;
  }

  void sendBody(String body) {
    installation
        .sandbox()
        .sqs()
        .sendMessage(
            send -> send.queueUrl(installation.sandbox().deadLetterQueueUrl()).messageBody(body));
  }
}
