package moc.cleanup.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written, true);

  @Test
  void aPersonSeesOneLineThatIsDrawnAnew() {
    try (Progress progress =
        new Terminal(out, out, true, false).narrator(false).progress("Workers", 4)) {
      progress.show(2, "");
      progress.show(4, "failed attempts: 1");
    }

    assertThat(written.toString()).containsOnlyOnce("\n");
    assertThat(written.toString())
        .contains(Terminal.CLEAR_LINE, "2/4", "4/4 · failed attempts: 1")
        .endsWith("\n");
  }

  @Test
  void aPipeGetsALineForEveryQuarterAndTheEnd() {
    try (Progress progress =
        new Terminal(out, out, false, false).narrator(false).progress("Workers", 100)) {
      for (int done = 0; done < 100; done++) {
        progress.show(done, "");
      }
    }

    assertThat(written.toString())
        .isEqualToNormalizingNewlines(
            """
              Workers: 25 of 100
              Workers: 50 of 100
              Workers: 75 of 100
              Workers: 99 of 100
            """);
  }

  @Test
  void jsonIsNotDisturbed() {
    Narrator narrator = new Terminal(out, out, true, true).narrator(true);
    narrator.say("a line");
    try (Progress progress = narrator.progress("Workers", 1)) {
      progress.show(1, "");
    }

    assertThat(written.toString()).isEmpty();
  }

  @Test
  void coloursAreForThoseWhoWantThem() {
    assertThat(new Terminal(out, out, true, true).narrator(false).mark(true))
        .contains("\u001b[32m");
    assertThat(new Terminal(out, out, true, false).narrator(false).mark(true)).isEqualTo("✓");
  }
}
