package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

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

  @Test
  void anExceptionWithoutWordsIsDescribedByItsName() {
    assertThat(SqlStates.describe(new IllegalStateException("")))
        .isEqualTo("IllegalStateException: ");
  }
}
