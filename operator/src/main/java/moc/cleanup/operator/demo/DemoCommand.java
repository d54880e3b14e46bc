package moc.cleanup.operator.demo;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import moc.cleanup.operator.demo.plan.PlanGenerator;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.testbed.QuietServers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the pipeline on a made-up platform.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the whole pipeline on a made-up platform.",
      "",
      "Starts PostgreSQL, SQS and S3 inside this process, fills a made-up platform,",
      "cleans it up, and compares what is there with what has to be there, id by id.",
      "Needs no variables, no Docker and no network, whatever the options say; leaves",
      "nothing behind, after Ctrl-C either."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup demo",
      "  moc-cleanup demo --mocs 2000 --seed 7",
      "  moc-cleanup demo --mocs 20000 --console",
      "",
      "Exit codes:",
      "  0  all agrees",
      "  1  something does not; it is named",
      "  2  bad input",
      "  130  ended by Ctrl-C"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final int MOST_MOCS = 50_000;

  private final OutputOptions output;

  @Option(
      names = "--mocs",
      defaultValue = "500",
      paramLabel = "N",
      description =
          "How many MOCs the platform has, 20 to 50000 (default: ${DEFAULT-VALUE}). Tens of"
              + " thousands take some minutes, most of them to make the platform.")
  private int mocs;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "SEED",
      description = "The same seed makes up the same platform (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--console",
      description = {
        "Serve the console meanwhile: the run begins when its page is open,",
        "the redrive is left to you, and it stays open until Ctrl-C."
      })
  private boolean withConsole;

  public DemoCommand(OutputOptions output) {
    this.output = output;
  }

  @Override
  public Integer call() throws SQLException {
    if (mocs < PlanGenerator.FEWEST_MOCS || mocs > MOST_MOCS) {
      throw new UnusableException(
          "--mocs is %d; it takes %d to %d".formatted(mocs, PlanGenerator.FEWEST_MOCS, MOST_MOCS));
    }
    if (withConsole && output.json()) {
      throw new UnusableException("--console is for a person to take part; leave --json out");
    }
    DemoResult result;
    try (var _ = output.interruption().onRequest(QuietServers::silence)) {
      result = new Demo(mocs, seed, withConsole, output.narrator(), output.interruption()).run();
    }
    if (!withConsole) {
      // Otherwise it was told before the console was left open.
      output.answer(result, result::tell);
    }
    return result.inOrder() ? ExitCodes.IN_ORDER : ExitCodes.NOT_IN_ORDER;
  }
}
