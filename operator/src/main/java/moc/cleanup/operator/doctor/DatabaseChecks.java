package moc.cleanup.operator.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import moc.cleanup.operator.terminal.InWords;
import org.jdbi.v3.core.Jdbi;

/// The server itself: what it is, whether it takes changes, its clock.
record DatabaseChecks(Jdbi jdbi, InstantSource clock) implements Checks {

  /// The oldest major version that PostgreSQL's makers maintain.
  private static final int OLDEST_VERSION = 14;

  private static final int VERSIONS_PER_MAJOR = 10_000;

  private static final Duration LEAST_DEADLOCK_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SMALL_SKEW = Duration.ofSeconds(30);
  private static final Duration LARGE_SKEW = Duration.ofHours(1);

  /// `reset_val`, since the session of a command that only looks is read-only by its own wish.
  private static final String SERVER =
      """
      SELECT current_setting('server_version') AS version,
        current_setting('server_version_num')::integer AS version_number,
        pg_is_in_recovery() AS replica,
        (SELECT reset_val = 'on' FROM pg_settings WHERE name = 'default_transaction_read_only')
          AS read_only,
        (SELECT setting::bigint FROM pg_settings WHERE name = 'deadlock_timeout')
          AS deadlock_millis,
        (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone') AS time_zone,
        current_user AS login
      """;

  private static final String NOW = "SELECT clock_timestamp()";

  private record Server(
      String version,
      int versionNumber,
      boolean replica,
      boolean readOnly,
      Duration deadlockTimeout,
      String timeZone,
      String login) {}

  @Override
  public void run(Findings findings) {
    Server server = server();
    checkVersion(findings, server);
    checkWritable(findings, server);
    checkDeadlockTimeout(findings, server.deadlockTimeout());
    checkClock(findings);
    findings.note(
        "Its time zone, %s, is of no matter: every session of ours runs in UTC."
            .formatted(server.timeZone()));
  }

  private Server server() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SERVER)
            .map((row, _) ->
                new Server(
                    row.getString("version"),
                    row.getInt("version_number"),
                    row.getBoolean("replica"),
                    row.getBoolean("read_only"),
                    Duration.ofMillis(row.getLong("deadlock_millis")),
                    row.getString("time_zone"),
                    row.getString("login")))
            .one());
  }

  private static void checkVersion(Findings findings, Server server) {
    String found = "PostgreSQL %s, as \"%s\"".formatted(server.version(), server.login());
    if (server.versionNumber() / VERSIONS_PER_MAJOR < OLDEST_VERSION) {
      findings.warn(
          found + ": it is not maintained any more, and not tried.",
          "Upgrade to version %d or newer.".formatted(OLDEST_VERSION));
    } else {
      findings.fine(found + ".");
    }
  }

  private static void checkWritable(Findings findings, Server server) {
    if (server.replica()) {
      findings.problem(
          "It is a replica, which takes no changes.", "Name the primary server in DATABASE_URL.");
    } else if (server.readOnly()) {
      findings.problem(
          "Its sessions are read-only (default_transaction_read_only).",
          "Find out who set that, and for which user or database: ALTER ROLE or DATABASE … RESET.");
    }
  }

  private static void checkDeadlockTimeout(Findings findings, Duration timeout) {
    if (timeout.compareTo(LEAST_DEADLOCK_TIMEOUT) < 0) {
      findings.warn(
          "deadlock_timeout is %d ms: in a deadlock with us the platform's own transaction may be"
                  .formatted(timeout.toMillis())
              + " the one that is ended.",
          "Set it to 1s, its default; see docs/reliability.md.");
    } else {
      findings.fine(
          "deadlock_timeout is %d ms: deadlocks are ours to lose.".formatted(timeout.toMillis()));
    }
  }

  /// The database's clock alone says what has expired.
  private void checkClock(Findings findings) {
    Instant before = clock.instant();
    Instant there =
        jdbi.withHandle(
            handle -> handle.createQuery(NOW).mapTo(OffsetDateTime.class).one().toInstant());
    Duration skew = ClockSkew.between(there, before, clock.instant());
    String text = "Its clock and this machine's are %s apart.".formatted(InWords.duration(skew));
    if (skew.compareTo(LARGE_SKEW) > 0) {
      findings.problem(
          text,
          "Find out which one is wrong, and set it: what has expired is decided by the"
              + " database's.");
    } else if (skew.compareTo(SMALL_SKEW) > 0) {
      findings.warn(text, "Have both set by NTP; what has expired is decided by the database's.");
    } else {
      findings.fine("Its clock agrees with this machine's.");
    }
  }
}
