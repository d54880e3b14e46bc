package moc.cleanup.operator.bench.variant;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// This pipeline: messages in the queue → the packaged worker → rows and objects gone. Each worker
/// is a process of its own under AWS's runtime client, with four connections; the queue, the bucket
/// and the event source between them are in the bench's own process.
public final class ThisPipeline implements Variant {

  private static final int BATCH_SIZE = 100;
  private static final int SQS_BATCH_LIMIT = 10;
  private static final double MEBIBYTE = 1_048_576.0;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

  /// Never waited for, unless a batch is not full.
  private static final Duration BATCHING_WINDOW = Duration.ofSeconds(2);

  private final String name;
  private final boolean rowsAlone;
  private final WorkerJar jar;
  private final int workers;
  private final int batchSize;
  private @Nullable Fleet fleet;

  private ThisPipeline(String name, boolean rowsAlone, WorkerJar jar, int workers, int batchSize) {
    this.name = name;
    this.rowsAlone = rowsAlone;
    this.jar = jar;
    this.workers = workers;
    this.batchSize = batchSize;
  }

  public static ThisPipeline of(WorkerJar jar, int workers) {
    return new ThisPipeline("this", false, jar, workers, BATCH_SIZE);
  }

  /// The same with one worker and batches of another size.
  public static ThisPipeline inBatchesOf(int batchSize, WorkerJar jar) {
    return new ThisPipeline("this", false, jar, 1, batchSize);
  }

  /// One worker, hence four connections, on MOCs whose objects are somebody else's: it deletes rows
  /// and has nothing else to do.
  public static ThisPipeline onRowsAlone(WorkerJar jar) {
    return new ThisPipeline("this, rows alone", true, jar, 1, BATCH_SIZE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StandardSet set(StandardSet set) {
    return rowsAlone ? set.withObjectsElsewhere() : set;
  }

  @Override
  public boolean deletesObjects() {
    return !rowsAlone;
  }

  @Override
  public boolean runsInThisProcess() {
    return false;
  }

  @Override
  public PipelineRun prepare(Place place) {
    if (fleet == null) {
      fleet = Fleet.start(jar, workers, place);
    }
    connect(place, fleet);
    List<UUID> mocs = place.expiredMocs();
    enqueue(mocs, place);
    PipelineRun.Invocations invocations = new PipelineRun.Invocations();
    return new PipelineRun(
        fleet.clock(), mocs.size(), source(place, fleet).onBatch(invocations::count), invocations);
  }

  /// On data that are as new the workers have no connections yet, where the other variants' sessions
  /// are open before they are timed. A batch of MOCs that are not there makes them.
  private void connect(Place place, Fleet workersAtWork) {
    enqueue(Stream.generate(UUID::randomUUID).limit((long) batchSize * workers).toList(), place);
    try (SqsEventSource source = source(place, workersAtWork)) {
      source.drain(TIME_LIMIT);
    }
    place.sandbox().metrics().clear();
  }

  /// A message that failed comes back at once: renewing the data ends the workers' connections, which
  /// a pool does not look at again within half a second of their last use.
  private SqsEventSource source(Place place, Fleet workersAtWork) {
    EventSourceSettings settings =
        EventSourceSettings.DEFAULTS
            .withBatchSize(batchSize)
            .withBatchingWindow(batchSize > SQS_BATCH_LIMIT ? BATCHING_WINDOW : Duration.ZERO)
            .withMaximumConcurrency(workers)
            .withTimeLimit(TIME_LIMIT)
            .withRedeliveryOfFailedAfter(Duration.ZERO);
    Sandbox sandbox = place.sandbox();
    return SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl(), workersAtWork).with(settings);
  }

  private static void enqueue(List<UUID> mocs, Place place) {
    SqsClient sqs = place.sandbox().sqs();
    String queueUrl = place.sandbox().queueUrl();
    mocs.stream()
        .gather(Gatherers.windowFixed(SQS_BATCH_LIMIT))
        .forEach(batch ->
            sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries(batch))));
  }

  private static List<SendMessageBatchRequestEntry> entries(List<UUID> mocs) {
    return IntStream.range(0, mocs.size())
        .mapToObj(i ->
            SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(i))
                .messageBody(new CleanupMessage(new MocId(mocs.get(i)), "bench").toJson())
                .build())
        .toList();
  }

  /// The most memory that any of the workers had resident so far.
  public double peakMebibytes() {
    return fleet == null ? 0 : fleet.peakMemory() / MEBIBYTE;
  }

  @Override
  public void close() {
    if (fleet != null) {
      fleet.close();
    }
  }
}
