package moc.cleanup.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.ledger.Attempt;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.ledger.OwedObjects;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.migration.MigratedPlatform;
import moc.cleanup.migration.Migrations;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HoldsTest {

  private static final MocId MOC = new MocId(UUID.randomUUID());
  private static final MocId OTHER = new MocId(UUID.randomUUID());
  private static final HoldTarget ONE_MOC = new HoldTarget.OneMoc(MOC);
  private static final HoldTarget OWNER = new HoldTarget.Owner("ada");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /// Longer than any test waits: what ends before has ended for another reason.
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox(MigratedPlatform.SANDBOX);
  private final ConnectionPool connections =
      new ConnectionPool(
          DatabaseConfig.from(
              new Variables(
                  Map.of(
                      "DATABASE_URL", sandbox.jdbcUrl(),
                      "DATABASE_USERNAME", sandbox.username(),
                      "DATABASE_PASSWORD", sandbox.password()))),
          4);
  private final Jdbi jdbi = connections.jdbi();
  private final Holds holds = new Holds(jdbi);
  private final Ledger ledger = new Ledger(jdbi);

  @AfterEach
  void close() {
    connections.close();
    sandbox.close();
  }

  @Test
  void oneIsInForceUntilItIsLifted() {
    Hold hold = holds.place(ONE_MOC, " a dispute ", "bob").hold();

    assertThat(holds.inForce()).containsExactly(hold);
    assertThat(hold.target()).isEqualTo(ONE_MOC);
    assertThat(hold.reason()).isEqualTo("a dispute");
    assertThat(hold.placedBy()).isEqualTo("bob");
    assertThat(held(MOC, "ada")).isTrue();
    assertThat(held(OTHER, "ada")).isFalse();

    assertThat(holds.lift(ONE_MOC, "eve")).isOne();

    assertThat(holds.inForce()).isEmpty();
    assertThat(held(MOC, "ada")).isFalse();
    assertThat(texts("SELECT lifted_by FROM moc_cleanup_hold")).containsExactly("eve");
  }

  @Test
  void oneOnAnOwnerCoversAllOfThatOwner() {
    holds.place(OWNER, "a dispute", "bob");

    assertThat(held(MOC, "ada")).isTrue();
    assertThat(held(OTHER, "ada")).isTrue();
    assertThat(held(MOC, "eve")).isFalse();
  }

  @Test
  void oneOnEverythingCoversWhatHasNoOwnerToo() {
    holds.place(new HoldTarget.All(), "stop", "bob");

    assertThat(held(MOC, null)).isTrue();
  }

  /// What PostgreSQL cannot write into the statement is called for every row: for the scheduler that
  /// took longer than all the rest.
  @Test
  void aStatementThatAsksForThemCallsNothing() {
    assertThat(
            texts(
                """
                EXPLAIN SELECT FROM moc_cleanup_ledger
                WHERE EXISTS (SELECT FROM moc_cleanup_holds_on(moc_id, owner_id))
                """))
        .anyMatch(line -> line.contains("on moc_cleanup_hold"))
        .noneMatch(line -> line.contains("moc_cleanup_holds_on"));
  }

  @Test
  void placedTwiceTheyAreLiftedTogether() {
    holds.place(ONE_MOC, "a dispute", "bob");
    holds.place(ONE_MOC, "another", "eve");
    holds.place(OWNER, "a third", "eve");

    assertThat(holds.lift(ONE_MOC, "bob")).isEqualTo(2);
    assertThat(holds.lift(ONE_MOC, "bob")).isZero();
    assertThat(held(MOC, "ada")).isTrue();
  }

  @Test
  void nobodyPlacesOrLiftsOneAnonymouslyOrWithoutReason() {
    assertThatThrownBy(() -> holds.place(ONE_MOC, " ", "bob")).hasMessage("a hold needs a reason");
    assertThatThrownBy(() -> holds.place(ONE_MOC, "a dispute", ""))
        .hasMessage("a hold needs a placedBy");
    assertThatThrownBy(() -> holds.lift(ONE_MOC, "")).hasMessage("a hold needs a liftedBy");
    assertThatThrownBy(() -> holds.place(new HoldTarget.Owner(" "), "a dispute", "bob"))
        .hasMessage("a hold needs a known owner");
    assertThat(holds.inForce()).isEmpty();
  }

  @Test
  void whatIsWrittenByHandIsCheckedByTheTable() {
    for (String values :
        List.of(
            "'moc', 'not an id', 'r', 'b'",
            "'owner', '', 'r', 'b'",
            "'owner', ' ', 'r', 'b'",
            "'all', 'x', 'r', 'b'",
            "'team', 'x', 'r', 'b'",
            "'all', '', '', 'b'")) {
      assertThatThrownBy(() ->
              jdbi.useHandle(handle ->
                  handle.execute(
                      "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by) VALUES ("
                          + values
                          + ")")))
          .as(values)
          .hasMessageContaining("moc_cleanup_hold");
    }
  }

  @Test
  void oneOnABlankOwnerThatIsThereAlreadyIsReadAndLifted() throws SQLException {
    jdbi.useHandle(handle -> {
      handle.execute("ALTER TABLE moc_cleanup_hold DROP CONSTRAINT moc_cleanup_hold_not_blank");
      handle.execute(
          "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by)"
              + " VALUES ('owner', ' ', 'r', 'b')");
    });
    new Migrations(sandbox.dataSource()).apply(_ -> {});
    HoldTarget blank = new HoldTarget.Owner(" ");

    assertThat(holds.inForce()).extracting(Hold::target).containsExactly(blank);
    assertThat(new HoldHistory(jdbi).on(blank)).singleElement().matches(PastHold::inForce);
    assertThat(holds.lift(blank, "eve")).isOne();
    assertThat(holds.inForce()).isEmpty();
  }

  @Test
  void placingReturnsOnceTheDeletionsThatHadBegunAreOver() throws Exception {
    try (Handle deletion = jdbi.open()) {
      deletion.begin();
      HoldLock.share().run(deletion);

      Placing placing = placing(ONE_MOC);
      awaitLockWait();
      // It counts already for whatever begins now.
      assertThat(held(MOC, "ada")).isTrue();
      assertThat(placing.result()).isNotDone();
      deletion.commit();

      assertThat(placing.get().hold().target()).isEqualTo(ONE_MOC);
    }
  }

  @Test
  void whoPlacesOneHearsOfItBeforeTheWait() throws Exception {
    BlockingQueue<Hold> told = new LinkedBlockingQueue<>();
    try (Handle deletion = jdbi.open()) {
      deletion.begin();
      HoldLock.share().run(deletion);
      FutureTask<PlacedHold> placing =
          new FutureTask<>(() -> holds.place(ONE_MOC, "a dispute", "bob", told::add));
      Thread.ofPlatform().start(placing);

      Hold hold = told.poll(A_MINUTE.toSeconds(), TimeUnit.SECONDS);

      assertThat(holds.inForce()).containsExactly(hold);
      assertThat(placing).isNotDone();
      deletion.commit();
      assertThat(placing.get(A_MINUTE.toSeconds(), TimeUnit.SECONDS).hold()).isEqualTo(hold);
    }
  }

  @Test
  void placingReturnsOnceTheObjectsThatWereBeingDeletedAreSettled() throws Exception {
    owes(MOC, "ada", "{a,b}");
    ledger.recordAttempts(List.of(gone(MOC)), AN_HOUR, A_MINUTE);

    Placing placing = placing(OWNER);
    placing.awaitPause();
    ledger.settle(List.of(MOC), List.of("a"), List.of(), null, A_MINUTE);

    PlacedHold placed = placing.get();
    assertThat(placed.mocsGone()).isOne();
    assertThat(placed.objectsGone()).isOne();
    assertThat(placed.objectsSaved()).isOne();
  }

  @Test
  void placingWaitsForTheOtherWorkerTooThatHasTheSameMoc() throws Exception {
    owes(MOC, "ada", "{a,b}");
    ledger.recordAttempts(List.of(gone(MOC)), AN_HOUR, A_MINUTE);
    ledger.recordAttempts(List.of(gone(MOC)), AN_HOUR, A_MINUTE);
    ledger.settle(List.of(MOC), List.of("a"), List.of(), null, A_MINUTE);

    Placing placing = placing(ONE_MOC);
    placing.awaitPause();
    ledger.settle(List.of(MOC), List.of(), List.of(), null, A_MINUTE);

    assertThat(placing.get().objectsSaved()).isOne();
  }

  @Test
  void placingWaitsForTheWorkerThatPaysOffAMocWhoseRowsAreBack() throws Exception {
    owes(MOC, "ada", "{a,b}");
    ledger.recordAttempts(
        List.of(Attempt.alive(new CleanupMessage(MOC, "a run"))), AN_HOUR, A_MINUTE);

    Placing placing = placing(ONE_MOC);
    placing.awaitPause();
    ledger.settle(List.of(MOC), List.of("a"), List.of(), null, A_MINUTE);

    assertThat(placing.get().objectsSaved()).isOne();
  }

  @Test
  void nobodyIsWaitedForWhoFoundTheMocHeld() {
    owes(MOC, "ada", "{a}");
    ledger.recordAttempts(
        List.of(Attempt.held(new CleanupMessage(MOC, "a run"))), Duration.ofDays(1), A_MINUTE);

    assertThat(holds.place(ONE_MOC, "a dispute", "bob").objectsSaved()).isOne();
  }

  @Test
  void whoComesLaterAndIsGoneSoonerDoesNotEndTheWaitForTheFirst() throws Exception {
    owes(MOC, "ada", "{a,b}");
    ledger.recordAttempts(List.of(gone(MOC)), AN_HOUR, A_MINUTE);
    ledger.recordAttempts(List.of(gone(MOC)), Duration.ZERO, A_MINUTE);
    ledger.settle(List.of(MOC), List.of(), List.of(), null, A_MINUTE);

    Placing placing = placing(ONE_MOC);
    placing.awaitPause();
    ledger.settle(List.of(MOC), List.of("a"), List.of(), null, A_MINUTE);

    assertThat(placing.get().objectsSaved()).isOne();
  }

  @Test
  void anAttemptThatPaysNothingDoesNotEndTheWaitForOneThatDoes() throws Exception {
    owes(MOC, "ada", "{a,b}");
    ledger.recordAttempts(List.of(gone(MOC)), AN_HOUR, A_MINUTE);
    CleanupMessage message = new CleanupMessage(MOC, "a run");
    ledger.recordAttempts(List.of(Attempt.failed(message, "database away")), AN_HOUR, A_MINUTE);

    Placing placing = placing(ONE_MOC);
    placing.awaitPause();
    ledger.settle(List.of(MOC), List.of("a"), List.of(), null, A_MINUTE);

    assertThat(placing.get().objectsSaved()).isOne();
  }

  @Test
  void placingWaitsForAnotherMocsPaymentOfTheSameObject() throws Exception {
    owes(MOC, "ada", "{shared}");
    owes(OTHER, "eve", "{shared,own}");
    ledger.recordAttempts(List.of(gone(OTHER)), AN_HOUR, A_MINUTE);

    Placing placing = placing(ONE_MOC);
    placing.awaitPause();
    ledger.settle(List.of(OTHER), List.of("own"), List.of(), null, A_MINUTE);

    assertThat(placing.get().objectsSaved()).isOne();
  }

  @Test
  void aWorkerThatDiedIsWaitedForNoLongerThanItCouldHaveLived() {
    owes(MOC, "ada", "{a}");
    ledger.recordAttempts(List.of(gone(MOC)), Duration.ofMillis(300), A_MINUTE);

    assertThat(holds.place(ONE_MOC, "a dispute", "bob").objectsSaved()).isOne();
  }

  @Test
  void nobodyIsWaitedForWhoPaysOffSomethingElse() {
    owes(MOC, "ada", "{a}");
    owes(OTHER, "eve", "{b}");
    ledger.recordAttempts(List.of(gone(OTHER)), Duration.ofDays(1), A_MINUTE);

    assertThat(holds.place(ONE_MOC, "a dispute", "bob").objectsSaved()).isOne();
  }

  @Test
  void heldObjectsAreNotToBeDeletedNorThoseThatAnotherMocOwesAsWell() {
    owes(MOC, "ada", "{a,shared}");
    owes(OTHER, "eve", "{own,shared}");
    holds.place(ONE_MOC, "a dispute", "bob");

    assertThat(ledger.owed(List.of(MOC, OTHER), A_MINUTE))
        .containsExactlyInAnyOrder(
            new OwedObjects(MOC, List.of(), 2), new OwedObjects(OTHER, List.of("own"), 1));

    holds.lift(ONE_MOC, "bob");
    holds.place(OWNER, "a dispute", "bob");
    assertThat(ledger.owed(List.of(OTHER), A_MINUTE))
        .containsExactly(new OwedObjects(OTHER, List.of("own"), 1));

    holds.lift(OWNER, "bob");
    assertThat(ledger.owed(List.of(OTHER), A_MINUTE).getFirst().keys())
        .containsExactlyInAnyOrder("own", "shared");
  }

  private static Attempt gone(MocId moc) {
    return Attempt.alreadyGone(new CleanupMessage(moc, "a run"));
  }

  private void owes(MocId moc, String owner, String keys) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO moc_cleanup_ledger (moc_id, owner_id, rows_deleted_at, owed_keys)
            VALUES (?, ?, now(), CAST(? AS text[]))
            """,
            moc.value(),
            owner,
            keys));
  }

  private boolean held(MocId moc, @Nullable String owner) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT EXISTS (SELECT FROM moc_cleanup_holds_on(:moc, :owner))")
            .bind("moc", moc.value())
            .bind("owner", owner)
            .mapTo(Boolean.class)
            .one());
  }

  private List<String> texts(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private void awaitLockWait() {
    await(() ->
        !texts("SELECT 'x' FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").isEmpty());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("what the test waits for never came true");
      }
      Thread.onSpinWait();
    }
  }

  private Placing placing(HoldTarget target) {
    FutureTask<PlacedHold> result = new FutureTask<>(() -> holds.place(target, "a dispute", "bob"));
    return new Placing(result, Thread.ofPlatform().start(result));
  }

  /// A hold that is being placed beside the test.
  private record Placing(FutureTask<PlacedHold> result, Thread thread) {

    /// Returns once it has looked who is paying, found somebody, and pauses before the next look.
    void awaitPause() {
      await(() -> thread.getState() == Thread.State.TIMED_WAITING || result.isDone());
      assertThat(result).isNotDone();
    }

    PlacedHold get() throws Exception {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
