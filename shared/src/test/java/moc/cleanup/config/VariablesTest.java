package moc.cleanup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

  private final Variables variables =
      new Variables(
          Map.of(
              "NUMBER", " 7 ", "LIST", " a, ,b,", "BLANK", "  ", "WORD", "word", "ODD", "7 days"));

  @Test
  void blanksAroundAValueAreNoPartOfIt() {
    assertThat(variables.wholeNumber("NUMBER", 1, 0, 9, "days")).isEqualTo(7);
    assertThat(variables.list("LIST")).containsExactly("a", "b");
  }

  @Test
  void aBlankVariableIsNotSet() {
    assertThat(variables.optional("BLANK")).isEmpty();
    assertThat(variables.wholeNumber("BLANK", 5, 0, 9, "days")).isEqualTo(5);
    assertThat(variables.list("BLANK")).isEmpty();
    assertThat(variables.matching("BLANK", "word", Pattern.compile("w.*"), "w")).isEqualTo("word");
  }

  @Test
  void whatIsInOrderIsNoProblem() {
    assertThat(variables.required("WORD", "a word")).isEqualTo("word");
    assertThat(variables.required("WORD", "a word", text -> text.length() == 4)).isEqualTo("word");

    assertThatCode(variables::refuseProblems).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ODD", "WORD"})
  void aNumberHasNothingButDigits(String name) {
    assertThat(variables.wholeNumber(name, 5, 0, 9, "days")).isEqualTo(5);

    assertThatThrownBy(variables::refuseProblems)
        .hasMessageContaining("it takes a whole number of days from 0 to 9");
  }

  @Test
  void aNumberStaysInItsRange() {
    variables.wholeNumber("NUMBER", 8, 8, 9, "days");
    variables.wholeNumber("NUMBER", 6, 0, 6, "days");

    assertThatThrownBy(variables::refuseProblems)
        .hasMessageContaining("NUMBER is \"7\"")
        .hasMessageContaining("from 8 to 9")
        .hasMessageContaining("from 0 to 6");
  }

  @Test
  void allProblemsAreInOneMessage() {
    variables.required("MISSING", "a name");
    variables.required("WORD", "a number", text -> text.equals("7"));
    variables.matching("ODD", "", Pattern.compile("[a-z]+"), "small letters");
    variables.problem("BLANK", "anything");

    assertThatThrownBy(variables::refuseProblems)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "MISSING is not set; it takes a name; WORD is \"word\"; it takes a number; ODD is \"7"
                + " days\"; it takes small letters; BLANK is not set; it takes anything");
  }

  @Test
  void aMissingValueIsNamedOnce() {
    variables.required("MISSING", "a name", String::isBlank);

    assertThatThrownBy(variables::refuseProblems).hasMessage("MISSING is not set; it takes a name");
  }

  @Test
  void theProcessHasVariablesToo() {
    assertThat(Variables.ofProcess().optional("PATH")).isNotEmpty();
  }
}
