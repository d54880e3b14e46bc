package moc.cleanup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import moc.cleanup.message.MocId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the ledger says of one run, with MOCs of every outcome.
class RunAccountTest {

  private static final String RUN = "tonight";
  private static final String BEFORE = "now() - interval '1 day'";
  private static final String QUEUED = "now() - interval '2 hours'";
  private static final String AFTER = "now() - interval '1 hour'";
  private static final String NEVER = "NULL";

  private final LedgerBench bench = new LedgerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  /// A MOC that the run queued.
  private UUID moc(String acknowledgedAt, String attemptAt, String rowsDeletedAt) {
    UUID id = UUID.randomUUID();
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, correlation_id, queued_at, acknowledged_at,
          last_attempt_at, rows_deleted_at, attempts, owed_keys, files_deleted, images_deleted,
          bricks_returned)
        VALUES (?, 'ada', ?, %s, %s, %s, %s, 2, '{a,b}', 3, 4, 5)
        """
            .formatted(QUEUED, acknowledgedAt, attemptAt, rowsDeletedAt),
        id,
        RUN);
    return id;
  }

  @Test
  void everyMocIsCountedOnceByWhatBecameOfIt() {
    moc(AFTER, AFTER, AFTER);
    moc(AFTER, AFTER, BEFORE);
    moc(AFTER, AFTER, NEVER);
    moc(AFTER, AFTER, NEVER);
    moc(NEVER, AFTER, NEVER);
    moc(BEFORE, AFTER, NEVER);
    moc(NEVER, BEFORE, NEVER);
    moc(NEVER, NEVER, NEVER);
    moc(BEFORE, BEFORE, BEFORE);

    RunAccount account = RunAccount.of(bench.jdbi(), RUN);

    assertThat(account).isEqualTo(new RunAccount(1, 1, 2, 2, 3, 9 * 3, 9 * 2, 9 * 4, 9 * 5));
    assertThat(account.tried()).isEqualTo(6);
  }

  @Test
  void aRunThatQueuedNothingHasAnEmptyAccount() {
    moc(AFTER, AFTER, AFTER);

    assertThat(RunAccount.of(bench.jdbi(), "another night"))
        .isEqualTo(new RunAccount(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void theSumsAreOverAWholeLifeSoThatAnEarlierAccountIsSubtracted() {
    RunAccount earlier = new RunAccount(0, 0, 0, 0, 7, 10, 20, 30, 40);
    RunAccount later = new RunAccount(1, 2, 3, 4, 5, 16, 2, 37, 48);

    assertThat(later.since(earlier)).isEqualTo(new RunAccount(1, 2, 3, 4, 5, 6, 2, 7, 8));
  }

  @Test
  void whatWasDeletedSinceTheRunQueuedItIsNotOfBefore() {
    moc(AFTER, AFTER, AFTER);
    moc(AFTER, AFTER, BEFORE);
    moc(NEVER, NEVER, NEVER);

    assertThat(RunAccount.ofGoneBefore(bench.jdbi(), RUN))
        .isEqualTo(new RunAccount(0, 1, 0, 0, 0, 3, 2, 4, 5));
  }

  @Test
  void whatFailedIsNamedWithItsLastError() {
    UUID failed = moc(BEFORE, AFTER, NEVER);
    bench.update("UPDATE moc_cleanup_ledger SET last_error = 'deadlock' WHERE moc_id = ?", failed);
    moc(AFTER, AFTER, NEVER);
    moc(NEVER, NEVER, NEVER);

    assertThat(FailedMoc.of(bench.jdbi(), RUN, 10))
        .containsExactly(new FailedMoc(new MocId(failed), "ada", 2, "deadlock"));
  }

  @Test
  void ofManyThatFailedTheFirstAreNamed() {
    List<UUID> failed = List.of(moc(NEVER, AFTER, NEVER), moc(NEVER, AFTER, NEVER));

    assertThat(FailedMoc.of(bench.jdbi(), RUN, 1))
        .singleElement()
        .satisfies(first -> assertThat(failed).contains(first.mocId().value()));
    assertThat(FailedMoc.of(bench.jdbi(), "another night", 10)).isEmpty();
  }
}
