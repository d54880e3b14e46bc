package moc.cleanup.testbed.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultsTest {

  private static final Step CONNECT = new Step(StepKind.CONNECT, "connect", 1);
  private static final Step INSERT =
      new Step(StepKind.IN_TRANSACTION, "INSERT INTO brick VALUES (1)", 1);
  private static final Step COMMIT = new Step(StepKind.COMMIT, "COMMIT", 1);

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();

  @BeforeEach
  void createTable() throws SQLException {
    try (Connection connection = sandbox.dataSource().getConnection()) {
      execute(connection, "CREATE TABLE brick (id integer)");
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyRoundTripIsAStepWithAName() throws SQLException {
    Steps steps = Steps.undisturbed();
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      insert(process);
    }

    assertThat(steps.taken()).startsWith(CONNECT).endsWith(INSERT, COMMIT);
    assertThat(bricks()).isOne();
  }

  @Test
  void aStatementThatIsRunByItsPreparedNameHasItsTextForAName() throws SQLException {
    Steps steps = Steps.undisturbed();
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps);
        Connection connection = connect(process, "?prepareThreshold=1");
        var select = connection.prepareStatement("SELECT\n  id FROM brick WHERE id = ?")) {
      for (int id = 0; id < 3; id++) {
        select.setInt(1, id);
        select.executeQuery().close();
      }
    }

    assertThat(steps.taken())
        .endsWith(
            new Step(StepKind.STATEMENT, "SELECT id FROM brick WHERE id = $1", 1),
            new Step(StepKind.STATEMENT, "SELECT id FROM brick WHERE id = $1", 2),
            new Step(StepKind.STATEMENT, "SELECT id FROM brick WHERE id = $1", 3));
  }

  @Test
  void killedBeforeTheCommitNothingIsThere() throws SQLException {
    assertThatThrownBy(() -> insertMeeting(COMMIT, new Fault.Killed(Fault.Moment.BEFORE)))
        .isInstanceOf(SQLException.class);

    assertThat(bricks()).isZero();
  }

  @Test
  void killedAfterTheCommitAllIsThereAndTheClientDoesNotKnow() throws SQLException {
    assertThatThrownBy(() -> insertMeeting(COMMIT, new Fault.Killed(Fault.Moment.AFTER)))
        .isInstanceOf(SQLException.class);

    assertThat(bricks()).isOne();
  }

  @Test
  void aKilledProcessHasNoConnectionsAndGetsNone() throws SQLException {
    Steps steps = Steps.disturbed(Map.of(INSERT, new Fault.Killed(Fault.Moment.AFTER)));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps);
        Connection other = connect(process, "")) {
      assertThatThrownBy(() -> insert(process)).isInstanceOf(SQLException.class);

      assertThat(other.isValid(1)).isFalse();
      assertThatThrownBy(() -> connect(process, "")).isInstanceOf(SQLException.class);
    }
    assertThat(steps.taken()).endsWith(INSERT);
  }

  @Test
  void whenTheBoundaryIsClosedTheServerHasLetGoOfTheLocks() throws SQLException {
    Steps steps = Steps.disturbed(Map.of(INSERT, new Fault.Killed(Fault.Moment.AFTER)));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      assertThatThrownBy(() -> insert(process)).isInstanceOf(SQLException.class);
    }

    try (Connection connection = sandbox.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThatCode(() -> execute(connection, "LOCK TABLE brick NOWAIT"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aConnectionThatIsCutIsTheOnlyOne() throws SQLException {
    Steps steps = Steps.disturbed(Map.of(COMMIT, new Fault.Cut(Fault.Moment.AFTER)));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      assertThatThrownBy(() -> insert(process))
          .isInstanceOf(SQLException.class)
          .extracting("SQLState")
          .isEqualTo("08006");

      insert(process);
    }
    assertThat(bricks()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "55P03"})
  void aStatementFailsWithTheSqlStateAndHasNotRun(String sqlState) throws SQLException {
    Steps steps = Steps.disturbed(Map.of(INSERT, new Fault.SqlError(sqlState)));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps);
        Connection connection = connect(process, "")) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> execute(connection, "INSERT INTO brick VALUES (1)"))
          .extracting("SQLState")
          .isEqualTo(sqlState);

      connection.rollback();
      execute(connection, "INSERT INTO brick VALUES (2)");
      connection.commit();
    }
    assertThat(bricks()).isOne();
  }

  @Test
  void anAdministratorEndsTheSession() throws SQLException {
    Steps steps = Steps.disturbed(Map.of(COMMIT, new Fault.SqlError("57P01")));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps);
        Connection connection = connect(process, "")) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO brick VALUES (1)");

      assertThatThrownBy(connection::commit).extracting("SQLState").isEqualTo("57P01");
      assertThat(connection.isValid(1)).isFalse();
    }
    assertThat(bricks()).isZero();
  }

  @Test
  void aServerThatIsFullRefusesTheConnection() {
    assertThatThrownBy(() -> insertMeeting(CONNECT, new Fault.SqlError("53300")))
        .extracting("SQLState")
        .isEqualTo("53300");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEFORE", "AFTER"})
  void aConnectionCanBeCutBeforeItIsMade(Fault.Moment moment) {
    assertThatThrownBy(() -> insertMeeting(CONNECT, new Fault.Cut(moment)))
        .extracting("SQLState")
        .asString()
        .startsWith("08");
  }

  private void insertMeeting(Step step, Fault fault) throws SQLException {
    Steps steps = Steps.disturbed(Map.of(step, fault));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      insert(process);
    } finally {
      assertThat(steps.allFaultsMet()).isTrue();
    }
  }

  private void insert(ProcessBoundary process) throws SQLException {
    try (Connection connection = connect(process, "")) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO brick VALUES (1)");
      connection.commit();
    }
  }

  private Connection connect(ProcessBoundary process, String options) throws SQLException {
    return DriverManager.getConnection(
        process.jdbcUrl() + options, sandbox.username(), sandbox.password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int bricks() throws SQLException {
    try (Connection connection = sandbox.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM brick")) {
      count.next();
      return count.getInt(1);
    }
  }
}
