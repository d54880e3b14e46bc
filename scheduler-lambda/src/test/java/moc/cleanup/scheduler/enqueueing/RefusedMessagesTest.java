package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.scheduler.SchedulerBench;
import moc.cleanup.scheduler.StandardOutput;
import moc.cleanup.testbed.LocalAws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/// What becomes of claims whose messages SQS does not take.
class RefusedMessagesTest {

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void messagesRefusedInAnAnswerOf200AreSentAgain() {
    List<UUID> mocs = bench.expiredMocs(25);
    Set<UUID> refusedOnce = Set.copyOf(mocs.subList(5, 15));
    UUID refusedTwice = mocs.get(20);
    PickySqs sqs =
        busy((moc, attempt) ->
            !(attempt == 1 && refusedOnce.contains(moc))
                && !(attempt <= 2 && moc.equals(refusedTwice)));

    RunSummary summary = bench.through(sqs).run();

    assertThat(summary.enqueued()).isEqualTo(25);
    assertThat(summary.refused()).isZero();
    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(mocs);
    assertThat(sqs.attempts(refusedTwice)).isEqualTo(3);
  }

  @Test
  void whatIsRefusedToTheEndIsGivenBackAndFoundByTheNextRun() {
    List<UUID> mocs = bench.expiredMocs(25);
    Set<UUID> refused = Set.copyOf(mocs.subList(10, 17));
    PickySqs sqs = busy((moc, _) -> !refused.contains(moc));

    RunSummary summary = bench.through(sqs).run();

    assertThat(summary.enqueued()).isEqualTo(18);
    assertThat(summary.refused()).isEqualTo(7);
    assertThat(summary.leftOver()).isEqualTo(7);
    assertThat(summary.found()).isEqualTo(25);
    assertThat(sqs.attempts(mocs.get(10))).isEqualTo(3);
    assertThat(bench.enqueued()).hasSize(18).doesNotContainAnyElementsOf(refused);
    assertThat(neverQueued()).isEqualTo(refused);

    assertThat(bench.throughRealSqs().run().enqueued()).isEqualTo(7);
    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(refused);
  }

  @Test
  void whatIsOursToMendIsNotSentAgain() {
    List<UUID> mocs = bench.expiredMocs(2);
    PickySqs sqs = PickySqs.blaming(bench.sandbox().sqs(), (moc, _) -> !moc.equals(mocs.get(0)));

    RunSummary summary = bench.through(sqs).run();

    assertThat(sqs.attempts(mocs.get(0))).isEqualTo(1);
    assertThat(summary.refused()).isEqualTo(1);
    assertThat(neverQueued()).containsExactly(mocs.get(0));
  }

  @Test
  void aClaimThatIsGivenBackLeavesTheLedgerAsItWas() {
    UUID queuedOnce = bench.expiredMoc();
    bench.queuedBefore(queuedOnce, "30 hours", 1);
    UUID queuedOften = bench.expiredMoc();
    bench.queuedBefore(queuedOften, "20 days", 8);
    UUID taken = bench.expiredMoc();
    bench.queuedBefore(taken, "30 hours", 1);
    UUID owing = bench.owingMoc("3 days");
    UUID owingAndTaken = bench.owingMoc("3 days");
    List<String> before = bench.ledger();

    RunSummary summary =
        bench.through(busy((moc, _) -> moc.equals(taken) || moc.equals(owingAndTaken))).run();

    assertThat(summary.refused()).isEqualTo(3);
    assertThat(summary.found()).isEqualTo(5);
    assertThat(bench.ledger())
        .filteredOn(
            row -> !row.contains(taken.toString()) && !row.contains(owingAndTaken.toString()))
        .hasSize(3)
        .isSubsetOf(before)
        .anyMatch(row -> row.contains(owing.toString()));
    assertThat(bench.enqueued()).containsExactlyInAnyOrder(taken, owingAndTaken);
  }

  @Test
  void aMessageOfWhichSqsSaysNothingIsNotTaken() {
    UUID moc = bench.expiredMoc();
    bench.expiredMoc();

    RunSummary summary = bench.through(new ForgetfulSqs(bench.sandbox().sqs(), moc)).run();

    assertThat(summary.refused()).isEqualTo(1);
    assertThat(neverQueued()).containsExactly(moc);
  }

  @Test
  void anErrorLineSaysThatSomeWereRefusedAndWhy() {
    List<UUID> mocs = bench.expiredMocs(3);
    bench.through(busy((moc, _) -> !moc.equals(mocs.get(1))));

    List<JsonNode> lines = StandardOutput.linesOf(bench::run);

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().path("level").asString()).isEqualTo("ERROR");
    assertThat(lines.getFirst().path("message").asString())
        .contains("did not take 1 messages")
        .contains("InternalError, try again");
    assertThat(lines).allMatch(line -> line.hasNonNull("correlationId"));
  }

  @Test
  void withoutSqsTheRunFailsAndLosesNothing() {
    List<UUID> mocs = bench.expiredMocs(12);
    UUID owing = bench.owingMoc("2 days");
    try (SqsClient nowhere = LocalAws.sqs(URI.create("http://127.0.0.1:1"))) {
      bench.through(nowhere);

      assertThatThrownBy(bench::run)
          .isInstanceOf(NothingEnqueuedException.class)
          .hasMessageStartingWith("SQS took none of 12 messages: ");
    }

    assertThat(neverQueued()).isEqualTo(new HashSet<>(mocs));
    assertThat(bench.sandbox().metrics().values("ItemsEnqueued")).containsExactly(0.0);
    assertThat(bench.sandbox().metrics().values("ExpiredBacklog")).containsExactly(12.0);

    assertThat(bench.throughRealSqs().run().enqueued()).isEqualTo(13);
    assertThat(bench.enqueued()).hasSize(13).containsAll(mocs).contains(owing);
  }

  @Test
  void whenNothingOfAPageIsTakenNoFurtherPageIsClaimed() {
    bench.manyExpiredMocs(1_500);
    PickySqs sqs = PickySqs.blaming(bench.sandbox().sqs(), (_, _) -> false);
    bench.batchSize(1_500).through(sqs);

    assertThatThrownBy(bench::run).hasMessageContaining("none of 1000 messages");

    assertThat(sqs.calls()).isEqualTo(100);
    assertThat(bench.ledger()).hasSize(1_000);
    assertThat(neverQueued()).hasSize(1_000);
  }

  private PickySqs busy(PickySqs.Mood mood) {
    return PickySqs.busy(bench.sandbox().sqs(), mood);
  }

  /// MOCs that the ledger knows and that are as if they had never been queued.
  private Set<UUID> neverQueued() {
    Set<UUID> mocs = new HashSet<>();
    bench
        .sql()
        .texts(
            """
            SELECT moc_id FROM moc_cleanup_ledger
            WHERE queued_at IS NULL AND times_queued = 0 AND correlation_id IS NULL
            """)
        .forEach(id -> mocs.add(UUID.fromString(String.valueOf(id))));
    return mocs;
  }
}
