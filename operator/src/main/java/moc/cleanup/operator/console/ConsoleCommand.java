package moc.cleanup.operator.console;

import java.time.Duration;
import java.util.concurrent.Callable;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the console.
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = {
      "Serves a web page: how things stand, live, and the buttons to act on it.",
      "",
      "Queues, backlog, debts, holds, the run under way, the last runs as a chart, the",
      "dead-letter queue with reasons and a redrive button, pause and resume, search in",
      "the ledger. It goes on until Ctrl-C, and needs no network but yours.",
      "",
      "The address that it prints has a token, new with each start: whoever has it can",
      "press the buttons. Other machines cannot reach it, unless --bind says so.",
      "",
      "Reads the DATABASE_… variables, DELETE_RETENTION_DAYS (30) and, if there is one,",
      "CLEANUP_QUEUE_URL."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup console",
      "  moc-cleanup console --env-file prod.env --profile prod --read-only",
      "  moc-cleanup console --port 0 --json | jq -r .address",
      "",
      "Exit codes:",
      "  2  bad input, a port that is taken, or an unusable environment",
      "  130  ended by Ctrl-C"
    })
public final class ConsoleCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;
  private static final Duration A_WHILE = Duration.ofDays(1);

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "The port; 0 takes a free one (default: " + ConsoleSettings.USUAL_PORT + ", or a",
        "free one when that is taken)."
      })
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      defaultValue = ConsoleSettings.LOOPBACK,
      paramLabel = "HOST",
      description = {
        "The name or address to listen at (default: ${DEFAULT-VALUE}).",
        "Another one lets other machines in, over plain HTTP."
      })
  private String bind = ConsoleSettings.LOOPBACK;

  @Option(
      names = "--read-only",
      description = "Without buttons; whatever changes something is refused.")
  private boolean readOnly;

  public ConsoleCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    try (var _ = output.interruption().finishing();
        Console console = Console.start(settings(), place.surroundings())) {
      if (console.exposed()) {
        warn();
      }
      Served served = new Served(console.address(), console.port(), readOnly);
      output.answer(
          served,
          narrator -> {
            narrator.say("The console is at");
            narrator.say("  " + served.address());
            narrator.say("Whoever has this address can use it. Ctrl-C ends it.");
          });
      output.terminal().flush();
      while (!output.interruption().awaitRequest(A_WHILE)) {
        // Until Ctrl-C.
      }
    }
    return ExitCodes.INTERRUPTED;
  }

  private void warn() {
    output
        .terminal()
        .complain(
            "WARNING: --bind "
                + bind
                + " lets other machines in, over plain HTTP: whoever can read along on the network"
                + " gets the token, and with it the buttons");
  }

  private ConsoleSettings settings() {
    int wanted = port == null ? ConsoleSettings.USUAL_PORT : port;
    if (wanted < 0 || wanted > HIGHEST_PORT) {
      throw new UnusableException("--port is %d; it takes 0 to 65535".formatted(wanted));
    }
    return new ConsoleSettings(bind, wanted, port == null, readOnly);
  }

  /// For machines.
  private record Served(String address, int port, boolean readOnly) {}
}
