package moc.cleanup.scheduler.enqueueing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.ledger.Claim;
import moc.cleanup.ledger.ClaimLedger;
import moc.cleanup.ledger.ClaimPage;
import moc.cleanup.ledger.Lane;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;

/// Takes the due MOCs of one run, lane by lane and page by page: claim, send, give back what was
/// refused. A crash after the claim delays a page's MOCs until they are due again, and loses none.
/// Never more than a page is held in memory. Not thread-safe.
final class LaneRun {

  private static final int PAGE_SIZE = 1_000;

  private final ClaimLedger ledger;
  private final SqsMessageQueue queue;
  private final RunOrder order;
  private final TimeLimit time;
  private final RunTally tally;
  private boolean queueIsAway;

  /// @param tally is told what happens
  LaneRun(
      ClaimLedger ledger, SqsMessageQueue queue, RunOrder order, TimeLimit time, RunTally tally) {
    this.ledger = ledger;
    this.queue = queue;
    this.order = order;
    this.time = time;
    this.tally = tally;
  }

  /// @param batchSize expired MOCs at most, and again as many that owe objects
  void takeAll(int batchSize) {
    Lane.takeAll(batchSize, this::take);
  }

  /// Returns how many were claimed.
  private int take(Lane lane, int most) {
    int claimed = 0;
    ClaimPage.Cursor cursor = ClaimPage.Cursor.START;
    while (claimed < most && !queueIsAway && !time.isUp()) {
      ClaimPage page = claim(lane, cursor, Math.min(PAGE_SIZE, most - claimed));
      if (page.candidates() == 0) {
        break;
      }
      tally.claimed(lane, page.claims());
      if (!order.dryRun()) {
        send(lane, page.claims());
      }
      claimed += page.claims().size();
      cursor = page.next();
    }
    return claimed;
  }

  private ClaimPage claim(Lane lane, ClaimPage.Cursor after, int limit) {
    String run = order.correlationId();
    return order.dryRun()
        ? ledger.preview(run, lane, after, limit)
        : ledger.claim(run, lane, after, limit);
  }

  private void send(Lane lane, List<Claim> claims) {
    List<CleanupMessage> messages =
        claims.stream()
            .map(claim -> new CleanupMessage(claim.mocId(), order.correlationId()))
            .toList();
    List<Refusal> refusals = queue.send(messages, time);
    if (!refusals.isEmpty()) {
      giveBack(claims, refusals);
      tally.refused(lane, refusals);
      queueIsAway = refusals.size() == claims.size();
    }
  }

  private void giveBack(List<Claim> claims, List<Refusal> refusals) {
    Set<MocId> refused = refusals.stream().map(Refusal::mocId).collect(Collectors.toSet());
    ledger.giveBack(
        order.correlationId(),
        claims.stream().filter(claim -> refused.contains(claim.mocId())).toList());
  }
}
