package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import moc.cleanup.scheduler.SchedulerBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In which order MOCs are taken, and when an unfinished one comes back.
class FairnessTest {

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void neverQueuedComeFirstThenThoseQueuedLongestAgo() {
    List<UUID> mocs = bench.expiredMocs(5);
    bench.queuedBefore(mocs.get(0), "21 hours", 1);
    bench.queuedBefore(mocs.get(1), "23 hours", 1);
    bench.queuedBefore(mocs.get(2), "22 hours", 1);
    bench.batchSize(3);

    bench.run();
    assertThat(bench.enqueued()).containsExactlyInAnyOrder(mocs.get(3), mocs.get(4), mocs.get(1));
    bench.batchSize(1).run();
    assertThat(bench.enqueued()).containsExactly(mocs.get(2));
    bench.run();
    assertThat(bench.enqueued()).containsExactly(mocs.get(0));
  }

  @Test
  void aMocThatCanNeverBeDeletedDoesNotStarveTheRest() {
    UUID poison = bench.expiredMoc(400);
    bench.batchSize(1);
    bench.run();
    bench.enqueued();

    for (int night = 1; night <= 3; night++) {
      bench.ledgerAges("24 hours");
      UUID fresh = bench.expiredMoc();
      bench.run();
      assertThat(bench.enqueued()).containsExactly(fresh).doesNotContain(poison);
      bench.sql().update("DELETE FROM moc_instructions WHERE id = ?", fresh);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,20", "2,40", "3,336", "4,336", "9,336", "2000000000,336"})
  void anUnfinishedMocComesBackEverLater(int timesQueued, int hours) {
    UUID moc = bench.expiredMoc();

    bench.queuedBefore(moc, minutes(Duration.ofHours(hours).minusMinutes(5)), timesQueued);
    bench.run();
    assertThat(bench.enqueued()).isEmpty();

    bench.queuedBefore(moc, minutes(Duration.ofHours(hours).plusMinutes(5)), timesQueued);
    bench.run();
    assertThat(bench.enqueued()).containsExactly(moc);
    assertThat(bench.sql().texts("SELECT times_queued FROM moc_cleanup_ledger"))
        .containsExactly(String.valueOf(timesQueued + 1));
  }

  @Test
  void aMocThatCanNeverBeDeletedIsQueuedThreeTimesInAFortnightAtMost() {
    bench.expiredMoc();
    List<Integer> nightsQueued = new ArrayList<>();

    for (int night = 0; night < 60; night++) {
      if (!bench.runAndTake().isEmpty()) {
        nightsQueued.add(night);
      }
      bench.ledgerAges("24 hours");
    }

    assertThat(nightsQueued).startsWith(0, 1, 3).hasSizeGreaterThan(5);
    for (int i = 3; i < nightsQueued.size(); i++) {
      assertThat(nightsQueued.get(i) - nightsQueued.get(i - 3)).isGreaterThanOrEqualTo(14);
    }
  }

  @Test
  void anAcknowledgedOutcomeBringsItBackAfterTwentyHours() {
    UUID moc = bench.expiredMoc();
    bench.queuedBefore(moc, "19 hours 55 minutes", 7);
    bench
        .sql()
        .update("UPDATE moc_cleanup_ledger SET acknowledged_at = queued_at + interval '1 s'");

    bench.run();
    assertThat(bench.enqueued()).isEmpty();

    bench.ledgerAges("10 minutes");
    bench.run();
    assertThat(bench.enqueued()).containsExactly(moc);
    assertThat(bench.sql().texts("SELECT times_queued FROM moc_cleanup_ledger"))
        .containsExactly("1");
  }

  @Test
  void anAcknowledgementOfAnEarlierTimeChangesNothing() {
    UUID moc = bench.expiredMoc();
    bench.queuedBefore(moc, "39 hours", 2);
    bench
        .sql()
        .update("UPDATE moc_cleanup_ledger SET acknowledged_at = queued_at - interval '1 s'");

    bench.run();

    assertThat(bench.enqueued()).isEmpty();
  }

  @Test
  void owedObjectsComeBackWithTheSameDelays() {
    UUID moc = bench.owingMoc("19 hours");

    bench.run();
    assertThat(bench.enqueued()).isEmpty();

    bench.ledgerAges("2 hours");
    bench.run();
    assertThat(bench.enqueued()).containsExactly(moc);
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() + " minutes";
  }
}
