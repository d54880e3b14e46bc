package moc.cleanup.reliability.histories.stage;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/// The time between rounds, at which nothing is under way.
///
/// @param handle to be used by nobody else
record Rest(Handle handle) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The server may still be at what a killed process asked of it.
  private static final String BUSY =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'moc-cleanup' AND state <> 'idle'
      """;

  /// Nobody deletes objects any more; those who died in it have not said so.
  private static final String RUN_OUT =
      """
      UPDATE moc_cleanup_ledger
      SET paying_until = clock_timestamp() - interval '1 day'
      WHERE paying_until > clock_timestamp()
      """;

  private static final String PASS =
      """
      UPDATE moc_cleanup_ledger
      SET queued_at = queued_at - make_interval(days => :days),
        last_attempt_at = last_attempt_at - make_interval(days => :days),
        acknowledged_at = acknowledged_at - make_interval(days => :days),
        rows_deleted_at = rows_deleted_at - make_interval(days => :days),
        finished_at = finished_at - make_interval(days => :days),
        paying_until = paying_until - make_interval(days => :days)
      """;

  /// Returns when no session of the Lambdas has anything to do.
  void await() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (handle.createQuery(BUSY).mapTo(Integer.class).one() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("sessions are still busy after " + PATIENCE);
      }
      Thread.onSpinWait();
    }
  }

  /// The time of processes that died is up.
  void runOut() {
    handle.execute(RUN_OUT);
  }

  /// Days pass for the ledger; for MOCs the application moves the time.
  void pass(int days) {
    handle.createUpdate(PASS).bind("days", days).execute();
  }
}
