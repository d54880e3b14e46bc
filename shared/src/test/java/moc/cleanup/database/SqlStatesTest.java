package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatesTest {

  @Test
  void theInnermostStateIsTheDatabasesOwn() {
    Exception wrapped =
        new IllegalStateException(
            "library",
            new SQLException("pool", "08000", new SQLException("deadlock\nDetail", "40P01")));

    assertThat(SqlStates.of(wrapped)).isEqualTo("40P01");
    assertThat(SqlStates.describe(wrapped)).isEqualTo("SQLSTATE 40P01: deadlock");
  }

  @Test
  void withoutAStateItIsTheFirstCauseThatTells() {
    Exception other = new SQLException("timeout", new IllegalStateException("no\nway"));

    assertThat(SqlStates.of(other)).isEmpty();
    assertThat(SqlStates.describe(other)).isEqualTo("IllegalStateException: no");
  }

  /// Away, full, restarting, read-only during a failover, or refusing a login that is being rotated.
  @ParameterizedTest
  @ValueSource(strings = {"08006", "28P01", "28000", "53300", "25006", "57P01", "57P02", "57P03"})
  void aDatabaseWithWhichNobodyCanWorkIsAway(String state) {
    assertThat(SqlStates.sayAway(new IllegalStateException(new SQLException("no", state))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23503", "42501", "40P01", "40001", "55P03", "57014", "0", ""})
  void oneThatRefusesAStatementIsThere(String state) {
    assertThat(SqlStates.sayAway(new SQLException("no", state))).isFalse();
  }

  @Test
  void aPoolThatGivesNoConnectionSaysTheSame() {
    assertThat(SqlStates.sayAway(new SQLTransientConnectionException("timeout"))).isTrue();
  }

  @Test
  void anExceptionWithoutWordsIsDescribedByItsName() {
    assertThat(SqlStates.describe(new IllegalStateException("")))
        .isEqualTo("IllegalStateException: ");
  }
}
