package moc.cleanup.operator.doctor;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_DELETE_VERSIONS;
import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.operator.environment.DatabaseCheck;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.worker.AddressReader;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Asks everything, area by area; what one area cannot be asked is a finding, and the rest goes on.
///
/// @param workerTimeout the worker's function timeout
/// @param workerUser the worker's database user; null when it was not named
/// @param schedulerUser the scheduler's; null when it was not named
record Doctor(
    Surroundings surroundings,
    InstantSource clock,
    Interruption interruption,
    Duration workerTimeout,
    @Nullable String workerUser,
    @Nullable String schedulerUser) {

  private static final int CONNECTIONS = 1;

  /// @param told of each area as soon as it was looked at
  Diagnosis examine(Consumer<Area> told) {
    Examination examination = new Examination(told, interruption);
    examination.of("Variables", new VariableChecks(surroundings.variables()));
    examination.of("Database", this::requireDatabase);
    if (examination.lastIsFine()) {
      examineDatabase(examination);
    }
    examination.of("Queue", this::checkQueue);
    examination.of("Bucket", this::checkBucket);
    return examination.diagnosis();
  }

  private void requireDatabase(Findings findings) {
    new DatabaseCheck(databaseConfig()).requireConnection();
    findings.fine("It can be connected to.");
  }

  private void examineDatabase(Examination examination) {
    try (ConnectionPool pool = ConnectionPool.forReading(databaseConfig(), CONNECTIONS)) {
      Jdbi jdbi = pool.jdbi();
      examination.of("Server", new DatabaseChecks(jdbi, clock));
      examination.of("Tables of the platform", new SchemaChecks(jdbi));
      examination.of(
          "What hangs on a MOC", new ForeignKeyChecks(jdbi).and(new TriggerChecks(jdbi)));
      examination.of("Ledger and indexes", new MigrationChecks(jdbi));
      examination.of("Rights", new PrivilegeChecks(jdbi, workerUser, schedulerUser));
      examination.of("Holds", new HoldChecks(jdbi));
      examination.of("Addresses of objects", findings -> checkAddresses(findings, jdbi));
    }
  }

  private void checkAddresses(Findings findings, Jdbi jdbi) {
    AddressReader reader = AddressReader.from(surroundings.read());
    try (S3Client s3 = surroundings.aws().s3().get()) {
      new AddressChecks(jdbi, s3, bucket(surroundings.read()), reader).run(findings);
    }
  }

  private void checkQueue(Findings findings) {
    Variables variables = surroundings.read();
    Optional<String> url = variables.webAddress(CLEANUP_QUEUE_URL, "the cleanup queue's URL");
    variables.refuseProblems();
    if (url.isEmpty()) {
      findings.note("Not asked: %s is not set.".formatted(CLEANUP_QUEUE_URL));
      return;
    }
    try (SqsClient sqs = surroundings.aws().sqs().get()) {
      new QueueChecks(sqs, url.get(), workerTimeout).run(findings);
    }
  }

  private void checkBucket(Findings findings) {
    Variables variables = surroundings.read();
    String bucket = bucket(variables);
    boolean deleteVersions = variables.flag(S3_DELETE_VERSIONS, false);
    List<String> keyPrefixes = variables.list(S3_KEY_PREFIXES);
    variables.refuseProblems();
    try (S3Client s3 = surroundings.aws().s3().get()) {
      new BucketChecks(s3, bucket, deleteVersions, keyPrefixes, clock).run(findings);
    }
  }

  private static String bucket(Variables variables) {
    return variables.required(S3_BUCKET, "the name of the assets' bucket");
  }

  private DatabaseConfig databaseConfig() {
    Variables variables = surroundings.read();
    DatabaseConfig config = DatabaseConfig.from(variables);
    variables.refuseProblems();
    return config;
  }
}
