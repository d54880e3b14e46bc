package moc.cleanup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people ask the ledger for.
class AccountsTest {

  private static final UUID MOC = UUID.fromString("2f6a0000-0000-4000-8000-000000000001");

  private final LedgerBench bench = new LedgerBench();
  private final Accounts accounts = new Accounts(bench.jdbi());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anAccountHasAllThatTheLedgerKnows() {
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, deleted_at, correlation_id, queued_at,
          times_queued, attempts, last_attempt_at, last_error, acknowledged_at, rows_deleted_at,
          owed_keys, deleted_keys, kept, files_deleted, images_deleted, bricks_returned)
        VALUES (?, 'ada', '2026-01-02T03:04:05.000006Z', 'run 1', '2026-02-02T03:00:00Z', 2, 4,
          '2026-02-02T03:00:01Z', 'S3: SlowDown', '2026-02-02T03:00:02Z', '2026-02-02T03:00:01Z',
          '{b}', '{a}', '[{"image": "i", "reason": "lies in an album"}, {"key": "k", "reason": "r"}]',
          1, 3, 70)
        """,
        MOC);

    assertThat(accounts.of(List.of(new MocId(MOC), new MocId(UUID.randomUUID()))))
        .containsExactly(
            new Account(
                new MocId(MOC),
                "ada",
                Instant.parse("2026-01-02T03:04:05.000006Z"),
                "run 1",
                Instant.parse("2026-02-02T03:00:00Z"),
                2,
                4,
                Instant.parse("2026-02-02T03:00:01Z"),
                "S3: SlowDown",
                Instant.parse("2026-02-02T03:00:02Z"),
                Instant.parse("2026-02-02T03:00:01Z"),
                1,
                3,
                70,
                List.of("a"),
                List.of("b"),
                List.of(Kept.image("i", "lies in an album"), Kept.object("k", "r")),
                null));
  }

  @Test
  void howAMocStandsFollowsFromItsTimes() {
    assertThat(account("queued_at", "now()"))
        .matches(one -> !one.finished() && !one.failed() && !one.acknowledged());
    assertThat(account("queued_at, last_attempt_at", "now(), now()"))
        .matches(one -> !one.finished() && one.failed() && !one.acknowledged());
    assertThat(account("queued_at, last_attempt_at, acknowledged_at", "now(), now(), now()"))
        .matches(one -> !one.finished() && !one.failed() && one.acknowledged());
    assertThat(account("queued_at, acknowledged_at, finished_at", "now(), now(), now()"))
        .matches(one -> one.finished() && !one.failed() && one.acknowledged());
    assertThat(
            account(
                "queued_at, last_attempt_at, acknowledged_at, finished_at",
                "now(), now() - interval '1 s', now() - interval '1 s', now() - interval '1 s'"))
        .matches(one -> !one.finished() && !one.failed() && !one.acknowledged());
  }

  @Test
  void allOfARunAndOfAnOwnerAreFoundPageByPage() {
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, correlation_id, queued_at)
        SELECT gen_random_uuid(), 'owner ' || i % 2, 'run ' || i % 3,
          CASE WHEN i > 100 THEN now() - make_interval(secs => i / 1000) END
        FROM generate_series(1, 6000) AS i
        """);

    assertThat(StreamSupport.stream(accounts.ofRun("run 1").spliterator(), false))
        .hasSize(2000)
        .doesNotHaveDuplicates()
        .allSatisfy(one -> assertThat(one.run()).isEqualTo("run 1"));
    assertThat(StreamSupport.stream(accounts.ofOwner("owner 1").spliterator(), false))
        .hasSize(3000)
        .doesNotHaveDuplicates()
        .allSatisfy(one -> assertThat(one.ownerId()).isEqualTo("owner 1"));
    assertThat(accounts.ofOwner("nobody")).isEmpty();
    assertThat(RunAccount.ofOwner(bench.jdbi(), "owner 1").mocs()).isEqualTo(3000);
  }

  @Test
  void noneOfThisReadsTheWholeLedger() {
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, correlation_id, queued_at)
        SELECT gen_random_uuid(), 'owner ' || i % 5000, 'run ' || i % 100, now()
        FROM generate_series(1, 100000) AS i
        """);
    bench.update("ANALYZE moc_cleanup_ledger");

    bench
        .jdbi()
        .useHandle(handle -> {
          // One session, which says of itself what it read.
          Jdbi session = Jdbi.create(handle.getConnection());
          Scans before = scans(handle);
          new Accounts(session).ofRun("run 7").iterator().next();
          new Accounts(session).ofOwner("owner 7").iterator().next();
          RunAccount.of(session, "run 7");
          RunAccount.ofOwner(session, "owner 7");
          PastRun.latest(session, 5);
          Scans after = scans(handle);

          assertThat(after.sequential()).isEqualTo(before.sequential());
          assertThat(after.byIndex()).isGreaterThan(before.byIndex() + 5);
        });
  }

  private record Scans(long sequential, long byIndex) {}

  private static Scans scans(Handle handle) {
    handle.execute("SELECT pg_stat_force_next_flush()");
    return handle
        .createQuery(
            "SELECT seq_scan, idx_scan FROM pg_stat_user_tables WHERE relname ="
                + " 'moc_cleanup_ledger'")
        .map((row, _) -> new Scans(row.getLong(1), row.getLong(2)))
        .one();
  }

  @Test
  void theLatestRunsComeFirst() {
    queue("old", "10 days", 2);
    queue("new", "1 day", 3);
    queue("middle", "5 days", 1);
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, correlation_id)
        VALUES (gen_random_uuid(), 'by hand')
        """);
    bench.update(
        """
        UPDATE moc_cleanup_ledger
        SET last_attempt_at = queued_at + interval '90 s',
          acknowledged_at = queued_at + interval '90 s',
          rows_deleted_at = queued_at + interval '90 s', files_deleted = 4
        WHERE correlation_id = 'middle'
        """);

    List<PastRun> runs = PastRun.latest(bench.jdbi(), 2);

    assertThat(runs).extracting(PastRun::run).containsExactly("new", "middle");
    assertThat(runs.get(0).account().untouched()).isEqualTo(3);
    assertThat(runs.get(0).duration()).isZero();
    assertThat(runs.get(1).account().deleted()).isEqualTo(1);
    assertThat(runs.get(1).account().objectsDeleted()).isEqualTo(4);
    assertThat(runs.get(1).duration()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void whatIsFinishedIsCountedDrawnAndReadWithoutTheRest() {
    for (int i = 0; i < 20; i++) {
      account("queued_at, finished_at", "'2026-02-02', '2026-02-03'");
    }
    Account unqueued = account("finished_at", "'2026-02-03'");
    account("queued_at, finished_at", "'2026-02-04', '2026-02-03'");
    account("queued_at, owner_id", "'2026-02-04', 'ada'");

    List<MocId> sample = accounts.sampleFinished(5, 7);

    assertThat(accounts.countFinished()).isEqualTo(21);
    assertThat(accounts.countOfOwner("ada")).isEqualTo(1);
    assertThat(accounts.finished()).hasSize(21).contains(unqueued).allMatch(Account::finished);
    assertThat(sample).hasSize(5).doesNotHaveDuplicates();
    assertThat(accounts.sampleFinished(5, 7)).isEqualTo(sample);
    assertThat(accounts.sampleFinished(5, 8)).isNotEqualTo(sample);
    assertThat(accounts.sampleFinished(100, 7)).hasSize(21);
  }

  private void queue(String run, String ago, int mocs) {
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, correlation_id, queued_at)
        SELECT gen_random_uuid(), ?, now() - CAST(? AS interval)
        FROM generate_series(1, ?)
        """,
        run,
        ago,
        mocs);
  }

  private Account account(String columns, String values) {
    UUID moc = UUID.randomUUID();
    bench.update(
        "INSERT INTO moc_cleanup_ledger (moc_id, " + columns + ") VALUES (?, " + values + ")", moc);
    return accounts.of(List.of(new MocId(moc))).getFirst();
  }
}
