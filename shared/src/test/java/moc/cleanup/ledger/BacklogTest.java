package moc.cleanup.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.message.MocId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private final LedgerBench bench = new LedgerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anEmptyPlatformHasNone() {
    assertThat(measure()).isEqualTo(new Backlog(0, 0, 0, 0, 0));
  }

  @Test
  void whatHasNotExpiredIsNone() {
    mocDeletedDaysAgo(29);
    bench.platform().moc("ada").create();

    assertThat(measure()).isEqualTo(new Backlog(0, 0, 0, 0, 0));
  }

  @Test
  void expiredMocsCountUntilTheyAreEnqueuedAndAgainWhenTheyAreDue() {
    mocDeletedDaysAgo(31);
    UUID enqueued = mocDeletedDaysAgo(35);
    UUID due = mocDeletedDaysAgo(33);
    queued(enqueued, "19 hours");
    queued(due, "21 hours");

    assertThat(measure().expired()).isEqualTo(2);
    assertThat(measure().oldestExpiredHours()).isEqualTo(5 * 24, within(0.1));
  }

  @Test
  void aFinishedMocThatIsBackCounts() {
    UUID back = mocDeletedDaysAgo(40);
    queued(back, "1 hour");
    bench.update("UPDATE moc_cleanup_ledger SET finished_at = now()");

    assertThat(measure().expired()).isEqualTo(1);
  }

  @Test
  void owedObjectsAreCountedOneByOneAndTheirAgeIsThatOfTheDeletion() {
    for (List<String> owing : List.of(List.of("50 hours", "{a,b}"), List.of("3 hours", "{c}"))) {
      bench.update(
          """
          INSERT INTO moc_cleanup_ledger (moc_id, rows_deleted_at, owed_keys)
          VALUES (gen_random_uuid(), now() - CAST(? AS interval), CAST(? AS text[]))
          """,
          owing.get(0),
          owing.get(1));
    }

    assertThat(measure().owedObjects()).isEqualTo(3);
    assertThat(measure().oldestOwedHours()).isEqualTo(50, within(0.1));
  }

  @Test
  void whatAHoldKeepsIsCountedApart() {
    UUID held = mocDeletedDaysAgo(50);
    mocDeletedDaysAgo(31);
    Holds holds = new Holds(bench.jdbi());
    holds.place(new HoldTarget.OneMoc(new MocId(held)), "a dispute", "ada");
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, rows_deleted_at, owed_keys)
        VALUES (gen_random_uuid(), 'eve', now() - interval '90 hours', '{a,b}'),
          (gen_random_uuid(), 'bob', now() - interval '5 hours', '{c}')
        """);
    holds.place(new HoldTarget.Owner("eve"), "a dispute", "ada");

    Backlog backlog = measure();

    assertThat(backlog.expired()).isOne();
    assertThat(backlog.oldestExpiredHours()).isEqualTo(24, within(0.1));
    assertThat(backlog.owedObjects()).isEqualTo(3);
    assertThat(backlog.oldestOwedHours()).isEqualTo(5, within(0.1));
    assertThat(backlog.held()).isEqualTo(2);
  }

  @Test
  void aHeldMocThatExpiredAndStillOwesObjectsIsOne() {
    UUID held = mocDeletedDaysAgo(50);
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, rows_deleted_at, owed_keys)
        VALUES (?, 'ada', now() - interval '90 hours', '{a}')
        """,
        held);
    new Holds(bench.jdbi()).place(new HoldTarget.OneMoc(new MocId(held)), "a dispute", "ada");

    assertThat(measure().held()).isOne();
  }

  @Test
  void whatIsOwedTogetherWithAHeldMocIsNotOverdue() {
    UUID held = UUID.randomUUID();
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, rows_deleted_at, owed_keys)
        VALUES (?, 'eve', now() - interval '90 hours', '{a,b}'),
          (gen_random_uuid(), 'bob', now() - interval '80 hours', '{b,a}'),
          (gen_random_uuid(), 'bob', now() - interval '70 hours', '{b,own}'),
          (gen_random_uuid(), 'bob', now() - interval '60 hours', '{c}')
        """,
        held);
    Holds holds = new Holds(bench.jdbi());
    holds.place(new HoldTarget.OneMoc(new MocId(held)), "a dispute", "ada");

    Backlog backlog = measure();

    assertThat(backlog.oldestOwedHours()).isEqualTo(70, within(0.1));
    assertThat(backlog.owedObjects()).isEqualTo(7);
    assertThat(backlog.held()).isOne();
  }

  private Backlog measure() {
    return Backlog.measure(bench.jdbi(), new Retention(30));
  }

  private UUID mocDeletedDaysAgo(int days) {
    return bench.platform().moc("ada").deletedDaysAgo(days).create().id();
  }

  private void queued(UUID moc, String ago) {
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, queued_at, times_queued)
        VALUES (?, now() - CAST(? AS interval), 1)
        """,
        moc,
        ago);
  }
}
