package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.scheduler.SchedulerBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which MOCs a run takes.
class DueMocsTest {

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void onlyMocsDeletedLongerAgoThanTheRetention() {
    bench.platform().moc("ada").create();
    mocDeleted(Duration.ofDays(30).minusMinutes(2));
    UUID expired = mocDeleted(Duration.ofDays(30).plusMinutes(2));

    bench.run();

    assertThat(bench.enqueued()).containsExactly(expired);
  }

  @Test
  void theRetentionIsTheVariables() {
    mocDeleted(Duration.ofDays(1).minusMinutes(2));
    UUID expired = mocDeleted(Duration.ofDays(1).plusMinutes(2));

    bench.with("DELETE_RETENTION_DAYS", "1").run();

    assertThat(bench.enqueued()).containsExactly(expired);
  }

  @Test
  void aRestoredMocIsNotTaken() {
    UUID moc = bench.expiredMoc();
    bench.platform().restore(moc);

    assertThat(bench.run().found()).isZero();
    assertThat(bench.enqueued()).isEmpty();
  }

  @Test
  void aMocThatWasQueuedAndLivesAgainIsNotTaken() {
    UUID restored = bench.expiredMoc();
    UUID deletedAgain = bench.expiredMoc();
    bench.run();
    assertThat(bench.enqueued()).hasSize(2);
    bench.sql().update("UPDATE moc_cleanup_ledger SET queued_at = now() - interval '30 days'");
    bench.platform().restore(restored);
    bench.platform().softDelete(deletedAgain, 1);

    assertThat(bench.run().found()).isZero();
    assertThat(bench.enqueued()).isEmpty();
  }

  @Test
  void noMoreThanTheBatchSizeAndTheOldestDeletionsFirst() {
    List<UUID> mocs = bench.expiredMocs(5);
    bench.batchSize(3);

    RunSummary first = bench.run();
    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(mocs.subList(0, 3));
    RunSummary second = bench.run();
    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(mocs.subList(3, 5));
    RunSummary third = bench.run();

    assertThat(bench.enqueued()).isEmpty();
    assertThat(List.of(first.found(), second.found(), third.found())).containsExactly(5L, 2L, 0L);
    assertThat(List.of(first.leftOver(), second.leftOver())).containsExactly(2L, 0L);
  }

  @Test
  void owedObjectsComeOnTopWithTheSameCap() {
    bench.expiredMocs(3);
    List<UUID> owing = List.of(bench.owingMoc("3 days"), bench.owingMoc("2 days"));
    UUID owingLast = bench.owingMoc("1 day");

    RunSummary summary = bench.batchSize(2).run();

    assertThat(summary.enqueued()).isEqualTo(4);
    assertThat(summary.owed()).isEqualTo(2);
    assertThat(bench.enqueued()).hasSize(4).containsAll(owing).doesNotContain(owingLast);
  }

  @Test
  void owedObjectsOfAMocThatNeverWentThroughTheQueueAreTaken() {
    UUID moc = bench.owingMoc("0 hours");
    bench.sql().update("UPDATE moc_cleanup_ledger SET queued_at = NULL, times_queued = 0");

    bench.run();

    assertThat(bench.enqueued()).containsExactly(moc);
  }

  @Test
  void aMocThatIsGoneAndOwesNothingIsNotTaken() {
    bench.owingMoc("3 days");
    bench.sql().update("UPDATE moc_cleanup_ledger SET owed_keys = '{}'");

    assertThat(bench.run().found()).isZero();
    assertThat(bench.enqueued()).isEmpty();
  }

  @Test
  void aFinishedMocIsTakenAgainOnlyWhenItIsBack() {
    UUID moc = bench.owingMoc("3 days");
    bench.sql().update("UPDATE moc_cleanup_ledger SET owed_keys = '{}', finished_at = now()");
    assertThat(bench.run().found()).isZero();

    bench
        .sql()
        .update(
            """
            INSERT INTO moc_instructions (id, user_id, title, deleted_at)
            VALUES (?, 'ada', 'From a backup', now() - interval '90 days')
            """,
            moc);
    RunSummary summary = bench.run();

    assertThat(bench.enqueued()).containsExactly(moc);
    assertThat(summary.found()).isEqualTo(1);
    assertThat(bench.run().found()).isZero();
  }

  @Test
  void aRuleThatFiresTwiceEnqueuesOnce() {
    List<UUID> mocs = bench.expiredMocs(4);

    bench.run();
    RunSummary second = bench.run();

    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(mocs);
    assertThat(second.found()).isZero();
    assertThat(second.enqueued()).isZero();
  }

  @Test
  void theLedgerSaysWhoseMocWasQueuedWhenAndByWhichRun() {
    UUID moc = bench.expiredMoc();

    RunSummary summary = bench.run();

    assertThat(
            bench
                .sql()
                .texts(
                    """
                    SELECT concat_ws(' ', ledger.moc_id, owner_id, correlation_id, times_queued,
                      ledger.deleted_at = moc.deleted_at, now() - queued_at < interval '1 minute')
                    FROM moc_cleanup_ledger ledger JOIN moc_instructions moc ON moc.id = moc_id
                    """))
        .containsExactly(moc + " ada " + summary.correlationId() + " 1 t t");
  }

  @Test
  void aRunOfManyPagesTakesEveryMocOnce() {
    bench.manyExpiredMocs(2_300);

    RunSummary summary = bench.batchSize(2_200).run();

    assertThat(summary.enqueued()).isEqualTo(2_200);
    assertThat(summary.leftOver()).isEqualTo(100);
    assertThat(bench.messages())
        .hasSize(2_200)
        .extracting(CleanupMessage::mocId)
        .doesNotHaveDuplicates();
  }

  private UUID mocDeleted(Duration ago) {
    return bench.platform().moc("ada").deletedAgo(ago).create().id();
  }
}
