package moc.cleanup.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

  @Test
  void aStatementEndsWithASemicolonAtTheEndOfALine() {
    assertThat(
            SqlScript.parse(
                    """
                    -- A comment
                    CREATE TABLE a (
                      id int -- the key; nothing else
                    );

                    DROP TABLE a;
                    """)
                .statements())
        .containsExactly(
            new SqlScript.Statement(
                "CREATE TABLE a (\n  id int -- the key; nothing else\n);\n", false),
            new SqlScript.Statement("DROP TABLE a;\n", false));
  }

  @Test
  void gexecRunsWhatTheQueryReturns() {
    assertThat(SqlScript.parse("SELECT 'DROP TABLE a'\n\\gexec\nSELECT 1;\n").statements())
        .containsExactly(
            new SqlScript.Statement("SELECT 'DROP TABLE a'\n", true),
            new SqlScript.Statement("SELECT 1;\n", false));
  }

  @Test
  void dollarQuotesMayHoldAnything() {
    String function =
        """
        CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
        -- A comment of the function
        BEGIN

            RETURN 1;
        END
        $$;
        """;

    assertThat(SqlScript.parse(function).statements())
        .containsExactly(new SqlScript.Statement(function, false));
  }

  @Test
  void aStatementWithoutAnEndIsRefused() {
    assertThatThrownBy(() -> SqlScript.parse("SELECT 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SELECT 1");
  }

  @Test
  void nothingHasNoStatements() {
    assertThat(SqlScript.parse("\n-- nothing\n").statements()).isEmpty();
  }
}
