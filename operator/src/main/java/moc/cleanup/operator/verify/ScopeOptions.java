package moc.cleanup.operator.verify;

import java.util.concurrent.ThreadLocalRandom;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.UnusableException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What is to be proven: a sample, unless it is said otherwise.
final class ScopeOptions {

  private static final int SAMPLE_SIZE = 200;
  private static final int LARGEST_SAMPLE = 100_000;

  /// Short enough to be typed again.
  private static final int SEEDS = 1_000_000;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Draw the sample that had this seed once more.")
  private @Nullable Long seed;

  @ArgGroup private Scope scope = new Scope();

  /// At most one of these.
  static final class Scope {

    @Option(
        names = "--sample",
        paramLabel = "N",
        description = "So many finished MOCs, drawn at random (default: 200).")
    private @Nullable Integer sample;

    @Option(names = "--all", description = "Every finished MOC.")
    private boolean all;

    @Option(names = "--moc", paramLabel = "ID", description = "One MOC.")
    private @Nullable String mocId;

    @Option(
        names = "--run",
        paramLabel = "ID",
        description = "The MOCs that a run queued last; all are to be finished.")
    private @Nullable String run;

    @Option(
        names = "--owner",
        paramLabel = "ID",
        description = "The MOCs that one owner deleted; all are to be finished.")
    private @Nullable String ownerId;

    boolean isSample() {
      return !all && mocId == null && run == null && ownerId == null;
    }
  }

  /// Refuses what makes no sense, before anything is connected to.
  void requireSense() {
    if (scope.sample != null && (scope.sample < 1 || scope.sample > LARGEST_SAMPLE)) {
      throw new UnusableException(
          "--sample is %d; it takes 1 to %d".formatted(scope.sample, LARGEST_SAMPLE));
    }
    if (seed != null && !scope.isSample()) {
      throw new UnusableException("--seed draws a sample; leave it out, or use it with --sample");
    }
    if (scope.mocId != null) {
      mocId(scope.mocId);
    }
  }

  Selection select(Jdbi jdbi) {
    Accounts accounts = new Accounts(jdbi);
    if (scope.all) {
      return Selection.all(accounts);
    }
    if (scope.mocId != null) {
      return Selection.ofMoc(accounts, mocId(scope.mocId));
    }
    if (scope.run != null) {
      return Selection.ofRun(accounts, jdbi, scope.run);
    }
    if (scope.ownerId != null) {
      return Selection.ofOwner(accounts, jdbi, scope.ownerId);
    }
    return Selection.sample(
        accounts,
        scope.sample == null ? SAMPLE_SIZE : scope.sample,
        seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed);
  }

  private static MocId mocId(String text) {
    try {
      return MocId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnusableException(
          "--moc is \"%s\"; it takes a MOC's id, which is a UUID".formatted(text), e);
    }
  }
}
