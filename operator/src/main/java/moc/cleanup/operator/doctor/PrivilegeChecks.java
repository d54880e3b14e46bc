package moc.cleanup.operator.doctor;

import java.util.List;
import java.util.stream.Collectors;
import moc.cleanup.operator.doctor.ShippedGrants.Grant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What database users may do, compared with what the functions need.
///
/// @param workerUser the worker's; null when it was not named
/// @param schedulerUser the scheduler's; null when it was not named
record PrivilegeChecks(Jdbi jdbi, @Nullable String workerUser, @Nullable String schedulerUser)
    implements Checks {

  private static final String WORKER = "worker";
  private static final String SCHEDULER = "scheduler";
  private static final String REMEDY =
      "As the tables' owner, run shared/src/main/resources/db/grants.sql (docs/deploy.md, 2).";

  private static final String IS_THERE =
      """
      SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :login)
      """;

  private static final String LOGIN = "SELECT current_user";

  /// A table that is not there needs no right.
  private static final String LACKING =
      """
      SELECT needed.privilege || ' on ' || needed.table_name
      FROM unnest(:privileges, :tables) WITH ORDINALITY
        AS needed (privilege, table_name, position)
      JOIN pg_class ON pg_class.oid = to_regclass(needed.table_name)
      WHERE NOT has_table_privilege(:login, pg_class.oid, needed.privilege)
        OR NOT has_schema_privilege(:login, pg_class.relnamespace, 'USAGE')
      ORDER BY position
      """;

  /// Policies hide rows from whoever is not exempt: for the worker such a MOC would be gone.
  private static final String HIDDEN_BY_POLICIES =
      """
      SELECT needed.table_name
      FROM unnest(:tables) AS needed (table_name)
      JOIN pg_class ON pg_class.oid = to_regclass(needed.table_name)
      JOIN pg_roles ON rolname = :login
      WHERE relrowsecurity AND NOT rolsuper AND NOT rolbypassrls
        AND (relforcerowsecurity OR NOT pg_has_role(rolname, relowner, 'USAGE'))
      GROUP BY needed.table_name
      ORDER BY needed.table_name
      """;

  @Override
  public void run(Findings findings) {
    if (workerUser == null && schedulerUser == null) {
      checkLogin(findings);
    } else {
      checkNamed(findings, WORKER, workerUser);
      checkNamed(findings, SCHEDULER, schedulerUser);
    }
  }

  /// Whoever asks is the worker, the scheduler, or an operator or owner who is both.
  private void checkLogin(Findings findings) {
    String login = jdbi.withHandle(handle -> handle.createQuery(LOGIN).mapTo(String.class).one());
    List<String> lackingAsWorker = lacking(login, WORKER);
    List<String> lackingAsScheduler = lacking(login, SCHEDULER);
    if (lackingAsWorker.isEmpty() && lackingAsScheduler.isEmpty()) {
      findings.fine("User \"%s\" may do what scheduler and worker do.".formatted(login));
      findings.note("The functions' own users are looked at with --worker-user, --scheduler-user.");
    } else if (lackingAsWorker.isEmpty() || lackingAsScheduler.isEmpty()) {
      String may = lackingAsWorker.isEmpty() ? WORKER : SCHEDULER;
      findings.fine("User \"%s\" may do what the %s does.".formatted(login, may));
      findings.note(
          "It may not do what the other one does: "
              + join(lackingAsWorker.isEmpty() ? lackingAsScheduler : lackingAsWorker));
    } else {
      boolean nearerToWorker = lackingAsWorker.size() <= lackingAsScheduler.size();
      findings.problem(
          "User \"%s\" may do neither what the scheduler nor what the worker does. To be the %s it"
                  .formatted(login, nearerToWorker ? WORKER : SCHEDULER)
              + " lacks "
              + join(nearerToWorker ? lackingAsWorker : lackingAsScheduler),
          REMEDY);
    }
    checkPolicies(findings, login, WORKER);
  }

  private void checkNamed(Findings findings, String function, @Nullable String login) {
    if (login == null) {
      return;
    }
    boolean isThere =
        jdbi.withHandle(
            handle -> handle.createQuery(IS_THERE).bind("login", login).mapTo(Boolean.class).one());
    if (!isThere) {
      findings.problem(
          "There is no user \"%s\" for the %s.".formatted(login, function),
          "Create it (docs/deploy.md, 1), or name another one.");
      return;
    }
    List<String> lacking = lacking(login, function);
    if (lacking.isEmpty()) {
      findings.fine("User \"%s\" may do what the %s does.".formatted(login, function));
    } else {
      findings.problem(
          "User \"%s\" cannot be the %s. It lacks %s".formatted(login, function, join(lacking)),
          REMEDY);
    }
    checkPolicies(findings, login, function);
  }

  private void checkPolicies(Findings findings, String login, String function) {
    List<String> hidden =
        jdbi.withHandle(handle ->
            handle
                .createQuery(HIDDEN_BY_POLICIES)
                .bindArray(
                    "tables",
                    String.class,
                    ShippedGrants.of(function).stream().map(Grant::table).toList())
                .bind("login", login)
                .mapTo(String.class)
                .list());
    if (!hidden.isEmpty()) {
      findings.warn(
          "Row security hides rows of %s from user \"%s\", who takes what is hidden for gone."
              .formatted(String.join(", ", hidden), login),
          "Give it a policy that shows all rows, or ALTER ROLE … BYPASSRLS.");
    }
  }

  private List<String> lacking(String login, String function) {
    List<Grant> needed = ShippedGrants.of(function);
    return jdbi.withHandle(handle ->
        handle
            .createQuery(LACKING)
            .bindArray("privileges", String.class, needed.stream().map(Grant::privilege).toList())
            .bindArray("tables", String.class, needed.stream().map(Grant::table).toList())
            .bind("login", login)
            .mapTo(String.class)
            .list());
  }

  private static String join(List<String> lacking) {
    return lacking.stream().collect(Collectors.joining(", ", "", "."));
  }
}
