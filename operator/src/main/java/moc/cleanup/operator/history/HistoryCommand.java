package moc.cleanup.operator.history;

import java.util.concurrent.Callable;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.history.Subject.Kind;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the ledger's account.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the ledger's account of a MOC, of all MOCs of an owner, or of a run.",
      "",
      "It is text that can be kept: when and by what it was printed, and for a MOC",
      "who owned it, what was done about it and when, every object that was deleted,",
      "what was kept and why, and the holds on it. For an owner or a run: totals, then",
      "a line per MOC; with --json, each one's whole account.",
      "",
      "A MOC counts with the run that queued it last. Finished accounts are kept for",
      "400 days. Reads the DATABASE_… variables. It changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup history 2f6a8c1e-… > moc.txt",
      "  moc-cleanup history --owner user-4711",
      "  moc-cleanup history 9b1d04c7-… --json | jq '.mocs[].deletedKeys[]'",
      "",
      "Exit codes:",
      "  0  it was printed, whatever it says",
      "  1  it could not be read to its end",
      "  2  the ledger does not know the id, or not which it is; or bad input"
    })
public final class HistoryCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "A MOC's, an owner's or a run's id.")
  private String id = "";

  @ArgGroup private KindOptions kind = new KindOptions();

  public HistoryCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (id.isBlank()) {
      throw new UnusableException("the id is blank; it takes a MOC's, an owner's or a run's");
    }
    try (ConnectionPool database = LedgerDatabase.forReading(place.surroundings().read())) {
      Subject subject = new SubjectFinder(database.jdbi()).find(id, kind.kind());
      print(subject, new HistoryReader(database.jdbi(), version()));
    }
    return ExitCodes.IN_ORDER;
  }

  private void print(Subject subject, HistoryReader reader) {
    switch (subject.kind()) {
      case MOC -> {
        MocDocument document = reader.ofMoc(subject);
        output.answer(document, document::tell);
      }
      case OWNER -> {
        GroupDocument document = reader.ofOwner(subject);
        output.answer(document, document::tell);
      }
      case RUN -> {
        GroupDocument document = reader.ofRun(subject);
        output.answer(document, document::tell);
      }
    }
  }

  private String version() {
    return spec == null ? "" : spec.root().version()[0];
  }

  /// What the id is, for those that could be several things.
  private static final class KindOptions {

    @Option(names = "--moc", description = "The id is a MOC's.")
    private boolean moc;

    @Option(names = "--owner", description = "The id is an owner's.")
    private boolean owner;

    @Option(names = "--run", description = "The id is a run's.")
    private boolean run;

    private @Nullable Kind kind() {
      if (moc) {
        return Kind.MOC;
      }
      if (owner) {
        return Kind.OWNER;
      }
      return run ? Kind.RUN : null;
    }
  }
}
