package moc.cleanup.operator.bench;

import java.util.concurrent.Callable;
import moc.cleanup.operator.bench.report.BenchReport;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.testbed.QuietServers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures the pipeline.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures where the time goes, and how far it is from the floor.",
      "",
      "Starts PostgreSQL, SQS and a stand-in for S3, and deletes the same MOCs in",
      "turns: by one set-based transaction (the floor); by bare transactions, one per",
      "MOC (the transaction floor); by the packaged worker, fed from the queue (this,",
      "and this with rows alone); and by the loop that all this replaces. After every",
      "run the effect is checked. Needs Linux, and nothing of yours, whatever the",
      "options say.",
      "",
      "CPU and ratios tell more than seconds. docs/performance.md explains the tables."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup bench",
      "  moc-cleanup bench --mocs 10000 --s3-delay 25 --database-delay 1",
      "  moc-cleanup bench --markdown --repetitions 9",
      "",
      "Exit codes:",
      "  0  measured, whether the targets are met or not",
      "  1  a run did not leave behind what it had to; there are no figures",
      "  2  bad input",
      "  130  ended by Ctrl-C"
    })
public final class BenchCommand implements Callable<Integer> {

  private final OutputOptions output;

  @Mixin private BenchOptions options = new BenchOptions();
  @Mixin private KeepingOptions keeping = new KeepingOptions();

  @Option(names = "--markdown", description = "Print the tables as the documentation has them.")
  private boolean markdown;

  public BenchCommand(OutputOptions output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    // Before an hour of measuring, and not after it.
    keeping.requireUsable();
    options.requireUsable();
    // Both documents are all that is printed.
    Narrator narrator = output.terminal().narrator(output.json() || markdown);
    try (var _ = output.interruption().onRequest(QuietServers::silence)) {
      Bench.Outcome outcome = options.bench(narrator).run();
      BenchReport report = outcome.findings().report(outcome.settings());
      keeping.keep(outcome.findings(), report);
      output.answer(report, markdown ? report::tellMarkdown : report::tell);
      return ExitCodes.IN_ORDER;
    } catch (WrongEffectException wrong) {
      output.terminal().complain(String.valueOf(wrong.getMessage()));
      return ExitCodes.NOT_IN_ORDER;
    }
  }
}
