package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import moc.cleanup.config.VariableNames;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.testbed.Psql;
import moc.cleanup.testbed.platform.Moc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Users with the rights that we ship, and with less.
class RightsTest {

  private static final String PASSWORD = "of-all";

  /// One after the other: there is a pause to be ended, and a hold to be lifted.
  private static final List<String> AT_A_TERMINAL =
      List.of(
          "status",
          "plan --bytes",
          "pause --reason stop",
          "resume",
          "hold add --owner ada --reason stop",
          "hold list",
          "hold lift --owner ada",
          "history --owner ada",
          "verify --all",
          "dlq list");

  private final String worker = "worker_" + UUID.randomUUID().toString().replace("-", "_");
  private final String scheduler = worker + "_not";
  private final String operator = worker + "_at_a_terminal";
  private Installation installation;

  @BeforeEach
  void grant() throws SQLException, IOException {
    assumeTrue(Psql.isThere(), "psql is not on the PATH");
    installation = Installation.migrated();
    for (String user : new String[] {worker, scheduler, operator}) {
      installation.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(user, PASSWORD));
    }
    Psql psql = new Psql(installation.sandbox());
    psql.run(script("grants.sql"), Map.of("worker_user", worker, "scheduler_user", scheduler));
    psql.run(script("operator-grants.sql"), Map.of("operator_user", operator));
  }

  @AfterEach
  void close() {
    if (installation != null) {
      String users = String.join(", ", worker, scheduler, operator);
      installation.execute("DROP OWNED BY " + users);
      installation.execute("DROP ROLE " + users);
      installation.close();
    }
  }

  @Test
  void theRightsThatWeShipAreEnough() {
    Report report = doctor("--worker-user", worker, "--scheduler-user", scheduler);

    assertThat(report.problems()).isEmpty();
    assertThat(report.fine())
        .contains(
            "Rights: User \"%s\" may do what the worker does.".formatted(worker),
            "Rights: User \"%s\" may do what the scheduler does.".formatted(scheduler));
  }

  @Test
  void aRightThatIsMissingIsNamed() {
    installation.execute("REVOKE DELETE ON moc_files FROM " + worker);
    installation.execute("REVOKE SELECT ON moc_cleanup_hold FROM " + scheduler);

    assertThat(doctor("--worker-user", worker, "--scheduler-user", scheduler).problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("lacks DELETE on moc_files. As the tables' owner"))
        .anyMatch(problem -> problem.contains("lacks SELECT on moc_cleanup_hold."));
  }

  @Test
  void theWorkersOwnLoginIsEnoughForTheWorker() {
    Installation asWorker =
        installation.with("DATABASE_USERNAME", worker).with("DATABASE_PASSWORD", PASSWORD);

    Report report = new Report(asWorker.invoke("doctor", "--json"));
    installation.execute("REVOKE UPDATE ON moc_instructions FROM " + worker);
    Report revoked = new Report(asWorker.invoke("doctor", "--json"));

    assertThat(report.fine())
        .contains("Rights: User \"%s\" may do what the worker does.".formatted(worker));
    assertThat(revoked.problems())
        .anyMatch(
            problem -> problem.contains("To be the worker it lacks UPDATE on moc_instructions."));
  }

  @Test
  void anOperatorsLoginIsEnoughForTheTerminal() throws SQLException {
    installation.platform().moc("ada").deletedDaysAgo(40).file("a/b.pdf").create();
    installation.invoke("run");
    installation.platform().moc("ada").deletedDaysAgo(40).file("c/d.pdf").create();

    assertThat(AT_A_TERMINAL)
        .allSatisfy(command -> {
          Invocation done = asOperator().invoke(command.split(" ", -1));

          assertThat(done.exitCode()).as(done.err()).isZero();
        });
  }

  @Test
  void anOperatorsLoginIsEnoughForTheDoctor() {
    Installation there =
        installation.with("DATABASE_USERNAME", operator).with("DATABASE_PASSWORD", PASSWORD);

    Report report =
        new Report(
            there.invoke(
                "doctor", "--json", "--worker-user", worker, "--scheduler-user", scheduler));

    assertThat(report.problems()).isEmpty();
  }

  @Test
  void anOperatorsLoginDeletesNothing() throws SQLException {
    Moc moc = installation.platform().moc("ada").deletedDaysAgo(40).create();

    Invocation run = asOperator().invoke("run");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("permission denied");
    assertThat(installation.platform().mocExists(moc.id())).isTrue();
  }

  @Test
  void rowsThatAPolicyHidesAreAWarning() {
    installation.execute("ALTER TABLE moc_instructions ENABLE ROW LEVEL SECURITY");

    assertThat(doctor("--worker-user", worker).warnings())
        .anyMatch(warning -> warning.contains("Row security hides rows of moc_instructions"));
  }

  @Test
  void aUserWhoIsNotThereIsNamed() {
    assertThat(doctor("--worker-user", "nobody").problems())
        .anyMatch(problem -> problem.contains("There is no user \"nobody\" for the worker."));
  }

  private Installation asOperator() {
    return installation
        .onItsOwnQueue()
        .with("DATABASE_USERNAME", operator)
        .with("DATABASE_PASSWORD", PASSWORD);
  }

  private Report doctor(String option, String user, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "doctor";
    arguments[1] = "--json";
    arguments[2] = option;
    arguments[3] = user;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return new Report(installation.invoke(arguments));
  }

  private static String script(String name) throws IOException {
    try (InputStream script =
        Objects.requireNonNull(VariableNames.class.getResourceAsStream("/db/" + name))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
