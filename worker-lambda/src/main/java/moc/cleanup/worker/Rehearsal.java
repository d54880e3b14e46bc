package moc.cleanup.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import moc.cleanup.database.Command;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.RoundTrip;
import moc.cleanup.ledger.Attempt;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;
import moc.cleanup.worker.rehearsal.CannedAws;
import moc.cleanup.worker.rehearsal.NobodysCertificate;
import moc.cleanup.worker.rehearsal.NobodysLogin;
import moc.cleanup.worker.rehearsal.RehearsalDatabase;
import moc.cleanup.worker.rehearsal.RehearsalServer;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes through an invocation before Lambda takes its snapshot, so that the classes for it are loaded in
/// every process that is restored. It reaches stand-ins in this process alone, with nobody's login:
/// nothing that would be wrong or secret in a snapshot. Whether it went well is not a matter of luck: if
/// it fails, the version cannot be published.
final class Rehearsal implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final String EVENT =
      """
      {"Records": [{"messageId": "%s", "receiptHandle": "%s", "body": "{\\"mocId\\": \\"%s\\"}",
        "attributes": {"ApproximateReceiveCount": "1"}}]}
      """
          .formatted(RehearsalDatabase.TEXT, RehearsalDatabase.TEXT, RehearsalDatabase.ID);

  private final WorkerConfig config;

  Rehearsal(WorkerConfig config) {
    this.config = config;
  }

  /// @throws IllegalStateException when it did not come to its end
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    long start = System.nanoTime();
    NobodysCertificate certificate = NobodysCertificate.make();
    connect(certificate);
    try (NobodysLogin _ = NobodysLogin.set();
        CannedAws aws = new CannedAws(certificate);
        WorkerClients clients = WorkerClients.at(aws.endpoint(), certificate.trust());
        ConnectionPool connections = new ConnectionPool(RehearsalDatabase.dataSource(), 1)) {
      rehearse(DaggerWorkerComponent.factory().create(config, clients, connections));
    }
    LOG.atInfo()
        .addKeyValue("event", "moc.cleanup.rehearsal")
        .addKeyValue("durationMs", Duration.ofNanos(System.nanoTime() - start).toMillis())
        .log("Ready for a snapshot");
  }

  /// The first secret and the first connection come when they are needed.
  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  /// To a server that is in this process, as later to the real one.
  private static void connect(NobodysCertificate certificate) {
    try (RehearsalServer server = RehearsalServer.start(certificate);
        ConnectionPool connections = ConnectionPool.forTheSameStatements(server.config(), 1)) {
      connections
          .jdbi()
          .useHandle(session -> {
            RoundTrip both = new RoundTrip();
            both.add(
                Command.update(
                    "SELECT :ids",
                    query -> query.bindArray("ids", UUID.class, List.of(RehearsalDatabase.ID))));
            both.add(
                Command.rows(RehearsalServer.QUESTION, _ -> {}, row -> row.getString("setting")));
            both.make(session);
          });
    }
  }

  /// All but the log's line for a MOC that never was.
  private static void rehearse(WorkerComponent component) {
    List<QueueMessage> messages = SqsEvent.read(new ByteArrayInputStream(EVENT.getBytes(UTF_8)));
    CleanedBatch cleaned = component.batchCleanup().clean(messages, LONGEST);
    if (cleaned.handled().stream()
        .noneMatch(one -> one.outcome() instanceof MocDeletionOutcome.Deleted)) {
      throw new IllegalStateException("the rehearsal did not delete: " + cleaned.handled());
    }
    if (cleaned.objects().deleted().isEmpty()) {
      throw new IllegalStateException("the rehearsal deleted no object: " + cleaned.objects());
    }
    component
        .ledger()
        .recordAttempts(
            List.of(Attempt.alreadyGone(cleaned.handled().getFirst().request())), LONGEST, LONGEST);
    component.metrics().publish(cleaned.measurements());
    SqsEvent.answer(cleaned.failedOrNotStarted(messages));
  }
}
