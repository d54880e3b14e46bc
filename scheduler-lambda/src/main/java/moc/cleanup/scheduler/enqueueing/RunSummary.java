package moc.cleanup.scheduler.enqueueing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moc.cleanup.json.Json;
import moc.cleanup.ledger.Backlog;
import moc.cleanup.message.MocId;
import org.jspecify.annotations.Nullable;

/// What a run did, or would have done.
///
/// @param correlationId the run's id
/// @param dryRun whether the run changed nothing
/// @param found MOCs that were due: all that had expired, and those with owed objects that this run
///     came to
/// @param enqueued messages that SQS took, those for owed objects included; 0 in a dry run
/// @param refused messages that SQS did not take; their claims were given back
/// @param owed of the enqueued (in a dry run, of those that would be), MOCs whose rows are gone and
///     whose objects are owed
/// @param leftOver expired MOCs not enqueued when the run ended
/// @param wouldEnqueue messages that a real run would have sent; 0 unless this was a dry run
/// @param mocIds the first 100 of those, in their order; empty unless this was a dry run
/// @param guard why the guard stopped the run, or would stop a real one; null when it has no objection
public record RunSummary(
    String correlationId,
    boolean dryRun,
    long found,
    int enqueued,
    int refused,
    int owed,
    long leftOver,
    int wouldEnqueue,
    List<String> mocIds,
    @Nullable String guard) {

  /// Copies the list.
  public RunSummary {
    mocIds = List.copyOf(mocIds);
  }

  /// The function's answer: an object with these fields in this order.
  public String toJson() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("correlationId", correlationId);
    fields.put("dryRun", dryRun);
    fields.put("found", found);
    fields.put("enqueued", enqueued);
    fields.put("refused", refused);
    fields.put("owed", owed);
    fields.put("leftOver", leftOver);
    fields.put("wouldEnqueue", wouldEnqueue);
    fields.put("mocIds", mocIds);
    fields.put("guard", guard);
    return Json.write(fields);
  }

  static RunSummary of(
      RunOrder order, RunTally tally, Backlog backlog, @Nullable String objection) {
    return order.dryRun()
        ? ofDryRun(order, tally, backlog, objection)
        : ofRealRun(order, tally, backlog, objection);
  }

  /// What was refused of the expired is left over already.
  private static RunSummary ofRealRun(
      RunOrder order, RunTally tally, Backlog backlog, @Nullable String objection) {
    return new RunSummary(
        order.correlationId(),
        false,
        tally.takenExpired() + tally.claimedOwed() + backlog.expired(),
        tally.taken(),
        tally.refused(),
        tally.takenOwed(),
        backlog.expired(),
        0,
        List.of(),
        objection);
  }

  private static RunSummary ofDryRun(
      RunOrder order, RunTally tally, Backlog backlog, @Nullable String objection) {
    return new RunSummary(
        order.correlationId(),
        true,
        tally.claimedOwed() + backlog.expired(),
        0,
        0,
        tally.claimedOwed(),
        backlog.expired(),
        tally.taken(),
        tally.firstIds().stream().map(MocId::toString).toList(),
        objection);
  }
}
