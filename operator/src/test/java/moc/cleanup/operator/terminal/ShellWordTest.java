package moc.cleanup.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {

  @Test
  void whatAShellLeavesAloneIsLeftAlone() {
    assertThat(ShellWord.of("user-4711_a.b:c@d")).isEqualTo("user-4711_a.b:c@d");
  }

  @Test
  void whateverElseIsQuoted() {
    assertThat(ShellWord.of("auth0|77")).isEqualTo("'auth0|77'");
    assertThat(ShellWord.of(" a  b ")).isEqualTo("' a  b '");
    assertThat(ShellWord.of("$(rm x)`y`\"\\")).isEqualTo("'$(rm x)`y`\"\\'");
    assertThat(ShellWord.of("o'neill")).isEqualTo("'o'\\''neill'");
    assertThat(ShellWord.of("björn")).isEqualTo("'björn'");
    assertThat(ShellWord.of("")).isEqualTo("''");
  }
}
