package moc.cleanup.operator.console;

import moc.cleanup.operator.Installation;

/// What a platform looks like after a month: a run every night, the last of them under way, some
/// dead letters and two holds. Only the ledger and the queues know of it; there are no MOCs.
record MonthOfNights(Installation installation) {

  private static final String NIGHTS =
      """
      INSERT INTO moc_cleanup_ledger (moc_id, owner_id, deleted_at, correlation_id, queued_at,
        times_queued, attempts, last_attempt_at, acknowledged_at, rows_deleted_at, files_deleted,
        images_deleted, bricks_returned, finished_at)
      SELECT gen_random_uuid(), 'user-' || 4000 + moc % 97, began - interval '31 days',
        md5('night' || night)::uuid::text, began, 1, 1, done, done, done, 3 + moc % 4, moc % 3,
        20 + moc % 60, done
      FROM generate_series(0, 29) AS night,
        generate_series(1, 70 + abs(hashtext('night' || night)) % 60 + CASE night WHEN 11 THEN 90 ELSE 0 END) AS moc,
        LATERAL (SELECT date_trunc('day', now()) - make_interval(days => 30 - night)
          + interval '3 hours' AS began) AS begin,
        LATERAL (SELECT began + make_interval(secs => moc * (0.9 + night % 5 * 0.1)) AS done) AS done
      """;

  private static final String TONIGHT =
      """
      INSERT INTO moc_cleanup_ledger (moc_id, owner_id, deleted_at, correlation_id, queued_at,
        times_queued, attempts, last_attempt_at, acknowledged_at, rows_deleted_at, files_deleted,
        images_deleted, bricks_returned, finished_at)
      SELECT gen_random_uuid(), 'user-' || 4000 + moc % 97, now() - interval '31 days',
        'c5b1f8c4-6a0e-4f0b-9c41-2c4be2a9d7aa', now() - interval '82 seconds', 1,
        CASE WHEN done THEN 1 ELSE 0 END, CASE WHEN done THEN now() END,
        CASE WHEN done THEN now() END, CASE WHEN done THEN now() END,
        CASE WHEN done THEN 4 ELSE 0 END, CASE WHEN done THEN moc % 2 ELSE 0 END,
        CASE WHEN done THEN 36 ELSE 0 END, CASE WHEN done THEN now() END
      FROM generate_series(1, 120) AS moc, LATERAL (SELECT moc <= 83 AS done) AS progress
      """;

  private static final String FAILED =
      """
      UPDATE moc_cleanup_ledger
      SET moc_id = ?::uuid, attempts = 3, last_attempt_at = last_attempt_at + interval '14 minutes',
        acknowledged_at = NULL, rows_deleted_at = NULL, files_deleted = 0, images_deleted = 0,
        bricks_returned = 0, finished_at = NULL, last_error = ?
      WHERE moc_id = (
        SELECT moc_id FROM moc_cleanup_ledger
        WHERE correlation_id = md5('night' || ?)::uuid::text AND finished_at IS NOT NULL LIMIT 1)
      """;

  private static final String REFERRED_TO =
      "SQLSTATE 23503: ERROR: update or delete on table \"moc_instructions\" violates foreign key"
          + " constraint \"marketplace_orders_moc_id_fkey\" on table \"marketplace_orders\"";
  private static final String LOCKED =
      "SQLSTATE 55P03: ERROR: canceling statement due to lock timeout";

  private static final String HOLD =
      """
      INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by, placed_at)
      VALUES (?, ?, ?, ?, date_trunc('day', now()) - make_interval(days => ?::int, secs => 30412))
      """;

  void fill() {
    installation.execute(NIGHTS);
    installation.execute(TONIGHT);
    deadLetter("0b7f3a52-3c1e-4a7d-8f0e-51c2a9e4d610", REFERRED_TO, "29");
    deadLetter("6d20c9f1-97a4-4b1b-a6f3-0e8d7c5b2a94", REFERRED_TO, "27");
    deadLetter("e41a8c07-52bd-4c39-9d16-7f3b60a2d5c8", LOCKED, "29");
    installation.execute(
        HOLD, "owner", "user-4711", "dispute 17, until the lawyers say so", "ada", 6);
    installation.execute(
        HOLD, "moc", "2f6a8c1e-77b0-4f5e-9a3d-b41f0c8e6d25", "court order 2 O 114/26", "grace", 2);
    for (int message = 0; message < 37; message++) {
      send(installation.sandbox().queueUrl(), "{}");
    }
  }

  private void deadLetter(String moc, String error, String night) {
    installation.execute(FAILED, moc, error, night);
    send(
        installation.sandbox().deadLetterQueueUrl(),
        "{\"mocId\": \"%s\", \"correlationId\": \"night\"}".formatted(moc));
  }

  private void send(String queueUrl, String body) {
    installation
        .sandbox()
        .sqs()
        .sendMessage(message -> message.queueUrl(queueUrl).messageBody(body));
  }
}
