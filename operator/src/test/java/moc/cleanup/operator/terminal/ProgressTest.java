package moc.cleanup.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter written = new StringWriter();
  private final StringWriter beside = new StringWriter();
  private final PrintWriter out = new PrintWriter(written, true);
  private final PrintWriter err = new PrintWriter(beside, true);

  @Test
  void aPersonSeesOneLineThatIsDrawnAnewBesideTheOutput() {
    try (Progress progress = terminal(false, true).narrator(false).progress("Workers", 4)) {
      progress.show(2, "");
      progress.show(4, "failed attempts: 1");
    }

    assertThat(beside.toString()).containsOnlyOnce("\n");
    assertThat(beside.toString())
        .contains(Terminal.CLEAR_LINE, "2/4", "4/4 · failed attempts: 1")
        .endsWith("\n");
    assertThat(written.toString()).isEmpty();
  }

  @Test
  void aPipeGetsNone() {
    try (Progress progress = Terminal.pipe(out, err).narrator(false).progress("Workers", 100)) {
      progress.show(50, "half of them");
    }

    assertThat(written.toString() + beside).isEmpty();
  }

  @Test
  void jsonIsNotDisturbedByAStoryAndProgressIsStillShown() {
    Narrator narrator = terminal(true, true).narrator(true);
    narrator.say("a line");
    try (Progress progress = narrator.progress("Workers", 1)) {
      progress.show(1, "");
    }

    assertThat(written.toString()).isEmpty();
    assertThat(beside.toString()).contains("1/1");
  }

  @Test
  void coloursAreForThoseWhoWantThem() {
    assertThat(terminal(true, true).narrator(false).mark(true)).contains("\u001b[32m");
    assertThat(terminal(false, true).narrator(false).mark(true)).isEqualTo("✓");
  }

  private Terminal terminal(boolean coloured, boolean watched) {
    return new Terminal(out, err, coloured, watched, new Interruption());
  }
}
