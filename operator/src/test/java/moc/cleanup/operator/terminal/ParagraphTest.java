package moc.cleanup.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

  private final Paragraph paragraph = new Paragraph("- ", "    ");

  @Test
  void linesBreakAtBlanks() {
    assertThat(paragraph.lines("word ".repeat(30).strip()))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81).endsWith("word"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("- word"),
            second -> assertThat(second).startsWith("    word"));
  }

  @Test
  void aWordThatIsTooLongIsBrokenAndNothingOfItIsLost() {
    String key = "mocs/" + "a".repeat(200) + ".pdf";

    assertThat(paragraph.lines("key " + key))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(String.join("", paragraph.lines(key)).replaceAll("[- ]", "")).isEqualTo(key);
  }

  @Test
  void whatFitsExactlyIsOneLine() {
    assertThat(paragraph.lines("x".repeat(78))).containsExactly("- " + "x".repeat(78));
  }

  @Test
  void nothingInATextCommandsTheTerminal() {
    assertThat(paragraph.lines("a\u001b[2Jb\nc\u009bd\u202ee"))
        .containsExactly("- a\\u001b[2Jb\\u000ac\\u009bd\\u202ee");
  }

  @Test
  void anEmptyTextIsALine() {
    assertThat(paragraph.lines("")).containsExactly("-");
  }
}
