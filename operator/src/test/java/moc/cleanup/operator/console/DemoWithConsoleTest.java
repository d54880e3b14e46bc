package moc.cleanup.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.MocCleanup;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Terminal;
import org.junit.jupiter.api.Test;

class DemoWithConsoleTest {

  @Test
  void theRunWaitsForTheVisitorAndTheRedriveIsTheirs() throws IOException {
    Interruption interruption = new Interruption();
    try (BufferedReader story = begin(interruption)) {
      URI address = URI.create(lineWith(story, "http://").strip());
      int port = address.getPort();
      HttpExchange admitted = HttpExchange.get(port, "/?" + address.getRawQuery()).send();
      String cookie = admitted.header("set-cookie").replaceFirst(";.*", "");
      assertThat(lineWith(story, "Open it")).contains("the run begins when you do");

      try (Socket _ = watch(port, cookie)) {
        lineWith(story, "Your turn: press \"Redrive\"");
        assertThat(
                HttpExchange.post(port, "/redrive", "rate=").with("Cookie", cookie).send().status())
            .isEqualTo(204);
        assertThat(lineWith(story, "Dead-lettered, then redriven")).contains("✓");
        lineWith(story, "All agrees, id by id and key by key.");
        lineWith(story, "The console stays open until Ctrl-C.");
      }
      interruption.request();
      assertThat(story.readLine()).as("what is said after Ctrl-C").isNull();
    }
  }

  @Test
  void jsonLeavesNobodyToTakePart() {
    Invocation demo = Invocation.of(Map.of(), "demo", "--console", "--json");

    assertThat(demo.exitCode()).isEqualTo(2);
    assertThat(demo.err()).contains("--console is for a person to take part; leave --json out");
  }

  /// In the background; what it says can be read as it goes on.
  private static BufferedReader begin(Interruption interruption) throws IOException {
    PipedReader story = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(story), true);
    Terminal terminal = new Terminal(out, out, false, false, interruption);
    Surroundings nowhere =
        new Surroundings(
            Map.of(),
            _ -> {
              throw new IllegalStateException("the demo needs nothing of outside");
            });
    var _ =
        CompletableFuture.runAsync(() -> {
          new MocCleanup(nowhere, terminal).run("demo", "--mocs", "20", "--console");
          out.close();
        });
    return new BufferedReader(story);
  }

  private static String lineWith(BufferedReader story, String text) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = story.readLine(); line != null; line = story.readLine()) {
      said.append(line).append('\n');
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("the demo ended without \"" + text + "\":\n" + said);
  }

  /// An open page, as far as the console can tell.
  private static Socket watch(int port, String cookie) throws IOException {
    return HttpExchange.get(port, "/events")
        .with("Accept", "text/event-stream")
        .with("Cookie", cookie)
        .open();
  }
}
