package moc.cleanup.operator.verify;

import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_DELETE_VERSIONS;

import java.time.Duration;
import java.util.concurrent.Callable;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.operator.environment.BucketCheck;
import moc.cleanup.operator.environment.BucketVersions;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.operator.verify.LivingObjects.Control;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.s3.S3Client;

/// Proves that what the ledger calls finished is gone.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Proves that what the ledger calls finished is really gone.",
      "",
      "Looks for the MOC's rows in the database and for every object that was deleted",
      "in the bucket; for versions of it, too, if the bucket keeps them. What the",
      "ledger says was kept is not looked for. It changes nothing.",
      "",
      "Of a MOC, a run or an owner that is named, all has to be finished, and nothing",
      "that the owner deleted may still wait for a run. MOCs that the owner did not",
      "delete are not looked for.",
      "",
      "Reads the DATABASE_… variables, S3_BUCKET and S3_DELETE_VERSIONS. AWS is found",
      "as always with the SDK; it takes s3:ListBucket and s3:GetObject, and",
      "s3:GetBucketVersioning and s3:ListBucketVersions for versions."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup verify",
      "  moc-cleanup verify --sample 1000 --seed 4711",
      "  moc-cleanup verify --owner user-4711 --json",
      "  moc-cleanup verify --all --env-file prod.env --profile prod",
      "",
      "Exit codes:",
      "  0  all that was looked at is gone; what cannot be proven is counted",
      "  1  something is not gone, or S3 did not say; it is named. Or a MOC that was",
      "     asked for is not finished, or not queued yet; these are counted",
      "  2  bad input, such as a MOC that the ledger does not know, or an unusable",
      "     environment",
      "  130  ended by Ctrl-C; what was found until then is told"
    })
public final class VerifyCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  public VerifyCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    scope.requireSense();
    Surroundings surroundings = place.surroundings();
    Variables variables = surroundings.read();
    String bucket = variables.required(S3_BUCKET, "the name of the assets' bucket");
    boolean deleteVersions = variables.flag(S3_DELETE_VERSIONS, false);
    try (ConnectionPool database = LedgerDatabase.forReading(variables);
        S3Client s3 = surroundings.aws().s3().get();
        var _ = output.interruption().finishing()) {
      BucketCheck.require(s3, bucket);
      BucketVersions versions =
          deleteVersions ? BucketVersions.KEPT : BucketVersions.of(s3, bucket);
      VerificationResult result =
          verify(database, new RemainingObjects(s3, bucket, versions, output.interruption()));
      output.answer(result, result::tell);
      if (result.interrupted()) {
        return ExitCodes.INTERRUPTED;
      }
      return result.proven() ? ExitCodes.IN_ORDER : ExitCodes.NOT_IN_ORDER;
    }
  }

  private VerificationResult verify(ConnectionPool database, RemainingObjects objects) {
    long start = System.nanoTime();
    Selection selection = scope.select(database.jdbi());
    Verification verification =
        new Verification(new RemainingRows(database.jdbi()), objects, output.interruption());
    Control control = new LivingObjects(database.jdbi(), objects).check();
    try (Progress progress = output.narrator().progress("Looking", selection.mocs())) {
      verification.check(selection, progress);
    }
    return VerificationResult.of(
        selection,
        new Accounts(database.jdbi()).countFinished(),
        verification.findings(),
        objects.versions(),
        control,
        output.interruption().isRequested(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
