package moc.cleanup.ledger;

import static moc.cleanup.ledger.LedgerBench.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.database.SqlStates;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The worker's side: outbox and audit trail.
class LedgerTest {

  private static final String FINISHED = "finished_at IS NOT NULL";
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  private final LedgerBench bench = new LedgerBench();
  private final Ledger ledger = new Ledger(bench.jdbi());
  private final UUID moc = UUID.randomUUID();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDeletionLeavesItsAccount() {
    delete(moc, List.of("b", "a"), List.of(Kept.image("an image", "in an album")));

    assertThat(
            bench.row(
                moc,
                "owner_id, deleted_at = '2026-01-02T03:04:05.678901Z', correlation_id, attempts,"
                    + " images_deleted, bricks_returned, rows_deleted_at IS NOT NULL,"
                    + " acknowledged_at IS NOT NULL, last_error"))
        .isEqualTo("ada true a run 1 3 70 true true -");
    assertThat(bench.row(moc, "owed_keys, kept"))
        .isEqualTo("{b,a} [{\"image\": \"an image\", \"reason\": \"in an album\"}]");
    assertThat(bench.row(moc, FINISHED)).isEqualTo("false");
  }

  @Test
  void aDeletionThatOwesNothingIsFinished() {
    delete(moc, List.of(), List.of());

    assertThat(bench.row(moc, FINISHED)).isEqualTo("true");
  }

  @Test
  void keysAreAddedToThoseOwedAndNeverReplaced() {
    delete(moc, List.of("a", "b"), List.of());
    delete(moc, List.of("b", "c"), List.of());

    assertThat(owed(moc)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(bench.row(moc, "attempts, images_deleted, bricks_returned")).isEqualTo("2 6 140");
  }

  @Test
  void aSecondDeletionWithoutKeysFinishesNothingThatIsOwed() {
    delete(moc, List.of("a"), List.of());
    delete(moc, List.of(), List.of());

    assertThat(bench.row(moc, FINISHED)).isEqualTo("false");
    assertThat(owed(moc)).containsExactly("a");
  }

  @Test
  void aMocThatCameBackIsNoLongerFinished() {
    delete(moc, List.of(), List.of());
    delete(moc, List.of("a"), List.of());

    assertThat(bench.row(moc, FINISHED)).isEqualTo("false");
  }

  @Test
  void aDeletionThatIsRolledBackLeavesNoAccount() {
    bench
        .jdbi()
        .useTransaction(transaction -> {
          Ledger.deletionRecord(deleted(moc, List.of("a"), List.of()), A_MINUTE).run(transaction);
          transaction.rollback();
        });

    assertThat(ledger.owed(List.of(new MocId(moc)), A_MINUTE)).isEmpty();
  }

  @Test
  void whatS3ConfirmsIsSubtracted() {
    delete(moc, List.of("a", "b", "c"), List.of());

    settle(Set.of("a", "somebody else's"), List.of(), "SlowDown");

    assertThat(owed(moc)).containsExactlyInAnyOrder("b", "c");
    assertThat(bench.row(moc, "files_deleted, last_error, " + FINISHED))
        .isEqualTo("1 SlowDown false");

    settle(Set.of("a", "b", "c"), List.of(), null);

    assertThat(bench.row(moc, "files_deleted, owed_keys, " + FINISHED)).isEqualTo("3 {} true");
    assertThat(
            bench.row(moc, "(SELECT array_agg(key ORDER BY key) FROM unnest(deleted_keys) AS key)"))
        .isEqualTo("{a,b,c}");
    assertThat(ledger.owed(List.of(new MocId(moc)), A_MINUTE)).isEmpty();
  }

  @Test
  void keysAddedMeanwhileRemainOwed() {
    delete(moc, List.of("a"), List.of());
    Set<String> confirmed = Set.of("a");
    delete(moc, List.of("late"), List.of());

    settle(confirmed, List.of(), null);

    assertThat(owed(moc)).containsExactly("late");
    assertThat(bench.row(moc, FINISHED)).isEqualTo("false");
  }

  @Test
  void whatSurvivesIsKeptWithItsReasonAndNotCountedAsDeleted() {
    delete(moc, List.of("a", "b"), List.of());
    UUID other = UUID.randomUUID();
    delete(other, List.of("c"), List.of());

    ledger.settle(
        List.of(new MocId(moc), new MocId(other)),
        Set.of("a", "c"),
        List.of(Kept.object("b", "a file of another MOC")),
        null,
        A_MINUTE);

    assertThat(bench.row(moc, "deleted_keys, kept, owed_keys, " + FINISHED))
        .isEqualTo("{a} [{\"key\": \"b\", \"reason\": \"a file of another MOC\"}] {} true");
    assertThat(bench.row(other, "files_deleted, kept")).isEqualTo("1 []");
  }

  @Test
  void aMocThatOwesNothingIsNotSettled() {
    recordAttempts(List.of(Attempt.failed(message(moc), "database away")));

    settle(Set.of("a"), List.of(), null);

    assertThat(bench.row(moc, "acknowledged_at, " + FINISHED)).isEqualTo("- false");
  }

  @Test
  void noErrorIsForgottenWhenTheRestIsStillOwed() {
    delete(moc, List.of("a", "b"), List.of());
    settle(Set.of(), List.of(), "SlowDown");

    settle(Set.of("a"), List.of(), null);

    assertThat(bench.row(moc, "last_error")).isEqualTo("SlowDown");
  }

  @Test
  void attemptsOfOneBatchOnTheSameMocAreAllCounted() {
    CleanupMessage message = message(moc);

    recordAttempts(
        List.of(
            Attempt.failed(message, "deadlock"),
            Attempt.failed(message, "deadlock"),
            Attempt.alive(message),
            Attempt.alive(message(UUID.randomUUID()))));
    recordAttempts(List.of(Attempt.failed(message, "lock timeout")));

    assertThat(bench.row(moc, "attempts, last_error, acknowledged_at IS NOT NULL, " + FINISHED))
        .isEqualTo("4 lock timeout true false");
  }

  @Test
  void theAnswerNamesTheOwnersThatTheLedgerKnows() {
    UUID unknown = UUID.randomUUID();
    delete(moc, List.of("a"), List.of());

    Map<MocId, String> owners =
        ledger.recordAttempts(
            List.of(Attempt.alreadyGone(message(moc)), Attempt.alreadyGone(message(unknown))),
            A_MINUTE,
            A_MINUTE);

    assertThat(owners).containsExactly(Map.entry(new MocId(moc), "ada"));
    assertThat(bench.row(unknown, "correlation_id")).isEqualTo("a run");
  }

  @Test
  void aFailureIsNoAcknowledgement() {
    recordAttempts(List.of(Attempt.failed(message(moc), "database away")));

    assertThat(bench.row(moc, "acknowledged_at, last_attempt_at IS NOT NULL")).isEqualTo("- true");
  }

  @Test
  void aSuccessForgetsNoError() {
    recordAttempts(List.of(Attempt.failed(message(moc), "database away")));
    recordAttempts(List.of(Attempt.alive(message(moc))));

    assertThat(bench.row(moc, "last_error")).isEqualTo("database away");
  }

  @Test
  void aMocThatIsGoneIsFinishedUnlessItOwesObjects() {
    recordAttempts(List.of(Attempt.alreadyGone(message(moc))));
    UUID owing = UUID.randomUUID();
    delete(owing, List.of("a"), List.of());
    recordAttempts(List.of(Attempt.alreadyGone(message(owing))));

    assertThat(bench.row(moc, FINISHED)).isEqualTo("true");
    assertThat(bench.row(owing, FINISHED)).isEqualTo("false");
  }

  @Test
  void aDuplicateAfterTheEndDoesNotMoveTheEnd() {
    delete(moc, List.of(), List.of());
    bench.update(
        """
        UPDATE moc_cleanup_ledger
        SET queued_at = now() - interval '3 days', finished_at = now() - interval '2 days'
        """);
    String finishedAt = bench.row(moc, "finished_at");

    recordAttempts(List.of(Attempt.alreadyGone(message(moc))));

    assertThat(bench.row(moc, "finished_at")).isEqualTo(finishedAt);
  }

  @Test
  void theSchedulersColumnsAreLeftAlone() {
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, correlation_id, queued_at, times_queued)
        VALUES (?, 'the scheduler', '2026-01-01T03:00:00Z', 5)
        """,
        moc);

    recordAttempts(List.of(Attempt.failed(message(moc), "deadlock")));
    delete(moc, List.of("a"), List.of());
    settle(Set.of("a"), List.of(), null);

    assertThat(bench.row(moc, "correlation_id, queued_at = '2026-01-01T03:00:00Z', times_queued"))
        .isEqualTo("the scheduler true 5");
  }

  @Test
  void nothingToRecordIsNoStatement() {
    recordAttempts(List.of());

    assertThat(ledger.owed(List.of(), A_MINUTE)).isEmpty();
  }

  @Test
  void owedObjectsComeInTheOrderOfTheIds() {
    List<UUID> mocs = List.of(new UUID(-1, 0), new UUID(1, 0), new UUID(0, -1));
    mocs.forEach(id -> delete(id, List.of("a"), List.of()));

    assertThat(ledger.owed(mocs.stream().map(MocId::new).toList(), A_MINUTE))
        .extracting(owed -> owed.mocId().value())
        .containsExactly(new UUID(0, -1), new UUID(1, 0), new UUID(-1, 0));
  }

  /// As a change of the table does, or one that waits behind a backup.
  @Test
  void whileSomebodyKeepsTheLedgerForItselfEveryStatementEndsWithItsTime() {
    delete(moc, List.of("a"), List.of());
    Duration second = Duration.ofSeconds(1);
    List<MocId> mocs = List.of(new MocId(moc));
    try (Handle change = bench.jdbi().open()) {
      change.begin();
      change.execute("LOCK TABLE moc_cleanup_ledger");

      assertBrokenOff(() ->
          ledger.recordAttempts(List.of(Attempt.alreadyGone(message(moc))), A_MINUTE, second));
      assertBrokenOff(() -> ledger.owed(mocs, second));
      assertBrokenOff(() -> ledger.settle(mocs, Set.of("a"), List.of(), null, second));
      change.rollback();
    }

    assertThat(owed(moc)).containsExactly("a");
  }

  private static void assertBrokenOff(ThrowingCallable statement) {
    assertThat(SqlStates.of(catchThrowable(statement))).isEqualTo("57014");
  }

  private void delete(UUID id, List<String> keys, List<Kept> kept) {
    bench
        .jdbi()
        .useTransaction(transaction ->
            Ledger.deletionRecord(deleted(id, keys, kept), A_MINUTE).run(transaction));
  }

  private static DeletedMoc deleted(UUID id, List<String> keys, List<Kept> kept) {
    return new DeletedMoc(message(id), "ada", "2026-01-02 03:04:05.678901+00", keys, kept, 3, 70);
  }

  private Map<MocId, String> recordAttempts(List<Attempt> attempts) {
    return ledger.recordAttempts(attempts, A_MINUTE, A_MINUTE);
  }

  private void settle(Set<String> deletedKeys, List<Kept> kept, @Nullable String error) {
    ledger.settle(List.of(new MocId(moc)), deletedKeys, kept, error, A_MINUTE);
  }

  private List<String> owed(UUID id) {
    return ledger.owed(List.of(new MocId(id)), A_MINUTE).getFirst().keys();
  }
}
