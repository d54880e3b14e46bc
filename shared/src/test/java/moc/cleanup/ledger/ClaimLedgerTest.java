package moc.cleanup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import moc.cleanup.config.Retention;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.ledger.ClaimPage.Cursor;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The scheduler's side: who takes which MOC when.
class ClaimLedgerTest {

  private final LedgerBench bench = new LedgerBench();
  private final ClaimLedger ledger = new ClaimLedger(bench.jdbi(), new Retention(30));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void pagesOfALaneFollowEachOther() {
    List<UUID> mocs = expiredMocs(7);

    List<UUID> claimed = new ArrayList<>();
    ClaimPage page = ledger.claim("run", Lane.NEVER_QUEUED, Cursor.START, 3);
    while (page.candidates() > 0) {
      page.claims().forEach(claim -> claimed.add(claim.mocId().value()));
      page = ledger.claim("run", Lane.NEVER_QUEUED, page.next(), 3);
    }

    assertThat(claimed).isEqualTo(mocs);
  }

  @Test
  void mocsDeletedAtTheSameInstantAreAllFound() {
    expiredMocs(5);
    bench.update("UPDATE moc_instructions SET deleted_at = '2020-01-01T00:00:00.123456Z'");

    ClaimPage first = ledger.preview("run", Lane.NEVER_QUEUED, Cursor.START, 3);
    ClaimPage second = ledger.preview("run", Lane.NEVER_QUEUED, first.next(), 3);

    assertThat(first.claims()).hasSize(3).doesNotContainAnyElementsOf(second.claims());
    assertThat(second.claims()).hasSize(2);
  }

  @Test
  void theEndOfALaneIsAPageWithoutCandidates() {
    ClaimPage page = ledger.claim("run", Lane.QUEUED_BEFORE, Cursor.START, 3);

    assertThat(page).isEqualTo(new ClaimPage(List.of(), 0, Cursor.START));
  }

  @Test
  void aPreviewClaimsNothing() {
    expiredMocs(2);

    ClaimPage preview = ledger.preview("run", Lane.NEVER_QUEUED, Cursor.START, 10);

    assertThat(rowsInLedger()).isZero();
    assertThat(ledger.claim("run", Lane.NEVER_QUEUED, Cursor.START, 10)).isEqualTo(preview);
  }

  @Test
  void rowsThatAnotherRunIsClaimingAreLeftToIt() {
    List<UUID> mocs = expiredMocs(2);
    ledger.claim("former", Lane.NEVER_QUEUED, Cursor.START, 10);
    bench.update("UPDATE moc_cleanup_ledger SET queued_at = now() - interval '21 hours'");

    ClaimPage page;
    try (Handle otherRun = bench.jdbi().open()) {
      otherRun.begin();
      otherRun.execute("SELECT FROM moc_cleanup_ledger WHERE moc_id = ? FOR UPDATE", mocs.get(0));
      page = ledger.claim("run", Lane.QUEUED_BEFORE, Cursor.START, 10);
      otherRun.rollback();
    }

    assertThat(page.claims())
        .extracting(claim -> claim.mocId().value())
        .containsExactly(mocs.get(1));
  }

  @Test
  void theWorkersColumnsAreLeftAlone() {
    UUID moc = expiredMocs(1).getFirst();
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, attempts, last_attempt_at, last_error,
          acknowledged_at, rows_deleted_at, owed_keys, kept, files_deleted, images_deleted,
          bricks_returned)
        VALUES (?, 4, '2026-01-01', 'deadlock', '2026-01-02', '2026-01-03', '{a}', '[{"key": "b"}]',
          5, 6, 7)
        """,
        moc);
    String columns =
        "attempts, last_attempt_at, last_error, acknowledged_at, rows_deleted_at, owed_keys, kept,"
            + " files_deleted, images_deleted, bricks_returned, finished_at";
    String before = bench.row(moc, columns);

    ClaimPage page = ledger.claim("run", Lane.NEVER_QUEUED, Cursor.START, 10);
    bench.update("UPDATE moc_cleanup_ledger SET queued_at = now() - interval '21 hours'");
    ledger.claim("run", Lane.QUEUED_BEFORE, Cursor.START, 10);
    ledger.giveBack("run", page.claims());

    assertThat(bench.row(moc, columns)).isEqualTo(before);
  }

  @Test
  void aClaimGivenBackIsDueAgain() {
    expiredMocs(2);
    ClaimPage page = ledger.claim("run", Lane.NEVER_QUEUED, Cursor.START, 10);

    ledger.giveBack("run", page.claims());

    assertThat(ledger.claim("next", Lane.NEVER_QUEUED, Cursor.START, 10)).isEqualTo(page);
  }

  @Test
  void aMocThatIsBackKeepsItsHistoryWhenItsClaimIsGivenBack() {
    UUID moc = expiredMocs(1).getFirst();
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, deleted_at, correlation_id, queued_at,
          times_queued, finished_at)
        SELECT id, user_id, deleted_at, 'former', '2026-01-01', 2, '2026-01-02'
        FROM moc_instructions
        """);
    String columns = "correlation_id, queued_at, times_queued, finished_at";
    String before = bench.row(moc, columns);

    ClaimPage page = ledger.claim("run", Lane.NEVER_QUEUED, Cursor.START, 10);
    assertThat(bench.row(moc, "correlation_id, times_queued")).isEqualTo("run 1");
    ledger.giveBack("run", page.claims());

    assertThat(bench.row(moc, columns)).isEqualTo(before);
    assertThat(ledger.claim("next", Lane.NEVER_QUEUED, Cursor.START, 10).claims()).hasSize(1);
  }

  @Test
  void aClaimThatAnotherRunHasTakenOverIsItsOwn() {
    UUID moc = expiredMocs(1).getFirst();
    ClaimPage page = ledger.claim("run", Lane.NEVER_QUEUED, Cursor.START, 10);
    bench.update("UPDATE moc_cleanup_ledger SET queued_at = now() - interval '21 hours'");
    ledger.claim("other", Lane.QUEUED_BEFORE, Cursor.START, 10);

    ledger.giveBack("run", page.claims());

    assertThat(bench.row(moc, "correlation_id, times_queued")).isEqualTo("other 2");
  }

  @Test
  void whatIsHeldIsClaimedFromNoLane() {
    List<UUID> mocs = expiredMocs(4);
    UUID owing = UUID.randomUUID();
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, queued_at, times_queued)
        SELECT id, user_id, now() - interval '21 hours', 1
        FROM moc_instructions WHERE id IN (?, ?)
        """,
        mocs.get(0),
        mocs.get(1));
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, rows_deleted_at, owed_keys)
        VALUES (?, 'eve', now(), '{a}')
        """,
        owing);
    Holds holds = new Holds(bench.jdbi());
    holds.place(new HoldTarget.OneMoc(new MocId(mocs.get(0))), "a dispute", "bob");
    holds.place(new HoldTarget.OneMoc(new MocId(mocs.get(2))), "a dispute", "bob");
    holds.place(new HoldTarget.Owner("eve"), "a dispute", "bob");

    assertThat(claimable(Lane.QUEUED_BEFORE)).containsExactly(mocs.get(1));
    assertThat(claimable(Lane.NEVER_QUEUED)).containsExactly(mocs.get(3));
    assertThat(claimable(Lane.OBJECTS_OWED)).isEmpty();

    holds.lift(new HoldTarget.Owner("eve"), "bob");
    assertThat(claimable(Lane.OBJECTS_OWED)).containsExactly(owing);

    holds.place(new HoldTarget.All(), "stop", "bob");
    assertThat(Lane.values()).allSatisfy(lane -> assertThat(claimable(lane)).isEmpty());
  }

  /// Somebody who puts rows back that were deleted cannot know what is still owed.
  @Test
  void whatAMocOwesIsDueWhetherItsRowIsGoneOrBack() {
    UUID gone = account("30 days", "{a}");
    UUID alive = owing(bench.platform().moc("ada").create().id());
    UUID deletedAgain = owing(bench.platform().moc("ada").deletedDaysAgo(1).create().id());
    UUID expiredAgain = owing(bench.platform().moc("ada").deletedDaysAgo(31).create().id());

    assertThat(claimable(Lane.OBJECTS_OWED)).containsExactlyInAnyOrder(gone, alive, deletedAgain);
    assertThat(claimable(Lane.QUEUED_BEFORE)).containsExactly(expiredAgain);
    assertThat(claimable(Lane.NEVER_QUEUED)).isEmpty();
  }

  private UUID owing(UUID moc) {
    bench.update(
        "UPDATE moc_cleanup_ledger SET moc_id = ? WHERE moc_id = ?",
        moc,
        account("30 days", "{a}"));
    return moc;
  }

  @Test
  void accountsGoAfterFourHundredDaysUntouchedUnlessTheyOweSomething() {
    UUID old = account("401 days", "{}");
    UUID owing = account("401 days", "{a}");
    UUID young = account("399 days", "{}");
    UUID tried = account("401 days", "{}");
    bench.update(
        "UPDATE moc_cleanup_ledger SET last_attempt_at = now() - interval '1 day' WHERE moc_id = ?",
        tried);

    assertThat(ledger.prune(10)).isOne();

    assertThat(accounts()).containsExactlyInAnyOrder(owing, young, tried).doesNotContain(old);
  }

  @Test
  void noMoreAccountsGoAtOnceThanAreAskedFor() {
    account("500 days", "{}");
    account("500 days", "{}");
    account("500 days", "{}");

    assertThat(ledger.prune(2)).isEqualTo(2);
    assertThat(accounts()).hasSize(1);
  }

  @Test
  void allMocsAreCountedDeletedOrNot() {
    expiredMocs(2);
    bench.platform().moc("ada").create();

    assertThat(ledger.countMocs()).isEqualTo(3);
  }

  private List<UUID> claimable(Lane lane) {
    return ledger.preview("run", lane, Cursor.START, 10).claims().stream()
        .map(claim -> claim.mocId().value())
        .toList();
  }

  private UUID account(String age, String owedKeys) {
    UUID moc = UUID.randomUUID();
    bench.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, queued_at, rows_deleted_at, owed_keys)
        VALUES (?, now() - CAST(? AS interval), now() - CAST(? AS interval), CAST(? AS text[]))
        """,
        moc,
        age,
        age,
        owedKeys);
    return moc;
  }

  private List<UUID> accounts() {
    return bench
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("SELECT moc_id FROM moc_cleanup_ledger").mapTo(UUID.class).list());
  }

  /// The one that was deleted first first.
  private List<UUID> expiredMocs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> bench.platform().moc("ada").deletedDaysAgo(40L + count - i).create().id())
        .toList();
  }

  private int rowsInLedger() {
    return bench
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT count(*) FROM moc_cleanup_ledger")
                .mapTo(Integer.class)
                .one());
  }
}
