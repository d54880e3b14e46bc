package moc.cleanup.operator.bench;

import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import moc.cleanup.config.AwsCalls;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.bench.cpu.PeakMemory;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.place.MocSize;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.operator.bench.place.StandardSet;
import moc.cleanup.operator.bench.report.Figure;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.Table;
import moc.cleanup.operator.bench.report.Target;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import moc.cleanup.testbed.lambda.LambdaProcess;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import tools.jackson.databind.json.JsonMapper;

/// The packaged scheduler on a great many expired MOCs, beside what the queue takes at best: the
/// same messages from nowhere, by as many calls at once.
///
/// @param mocs how many are enqueued
record Enqueueing(BenchOrder order, int mocs) implements Part {

  private static final int SQS_BATCH_LIMIT = 10;

  private static final MocSize NOTHING = new MocSize(0, 0, 0, 0, 0);
  private static final int ALIVE = 1_000;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(15);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEBIBYTE = 1_048_576.0;
  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_MEBIBYTES = 160;
  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> COLUMNS =
      List.of("", "messages", "per second", "resident, MiB");

  @Override
  public String title() {
    return "The scheduler, %,d MOCs".formatted(mocs);
  }

  @Override
  public void measure(Place place, Findings findings) {
    place.moveTo(Distance.NONE);
    StandardSet set = new StandardSet(mocs, NOTHING, ALIVE, "");
    place.renew(set);
    place.forget(set);
    // Nobody has claimed them yet.
    place
        .jdbi()
        .useHandle(handle -> {
          handle.execute("TRUNCATE moc_cleanup_ledger");
          handle.execute("ANALYZE moc_cleanup_ledger");
        });
    Map<String, String> variables = new HashMap<>(place.variables());
    variables.put(DELETE_CLEANUP_BATCH_SIZE, Integer.toString(mocs));
    try (LambdaProcess scheduler = LambdaProcess.start(order.schedulerJar().function(variables))) {
      long start = System.nanoTime();
      String answer = scheduler.invoke("{\"force\": true}", TIME_LIMIT);
      double rate = mocs * NANOS_PER_SECOND / (System.nanoTime() - start);
      requireAll(JSON.readValue(answer, RunSummary.class));
      double peak = PeakMemory.ofProcess(scheduler.pid()) / MEBIBYTE;
      place.emptyQueue();
      tell(rate, rawRate(place), peak, findings);
    }
  }

  private void tell(double rate, double raw, double peak, Findings findings) {
    findings.add(
        new Table(
            title(),
            COLUMNS,
            List.of(
                List.of("scheduler", "%,d".formatted(mocs), Figure.text(rate), Figure.text(peak)),
                List.of("the queue alone", "%,d".formatted(mocs), Figure.text(raw), ""))));
    findings.add(Target.atLeast("scheduler's rate, times the queue's", LEAST_SHARE, rate / raw));
    findings.add(Target.atMost("scheduler's memory, MiB resident", MOST_MEBIBYTES, peak));
  }

  private void requireAll(RunSummary summary) {
    if (summary.enqueued() != mocs) {
      throw new WrongEffectException(
          "no figures: the scheduler was to enqueue %,d MOCs, and enqueued %,d"
              .formatted(mocs, summary.enqueued()));
    }
  }

  private double rawRate(Place place) {
    SqsClient sqs = place.sandbox().sqs();
    String url = place.sandbox().queueUrl();
    long start = System.nanoTime();
    long calls =
        IntStream.range(0, mocs)
            .boxed()
            .gather(Gatherers.windowFixed(SQS_BATCH_LIMIT))
            .gather(
                Gatherers.mapConcurrent(
                    AwsCalls.AT_ONCE,
                    batch ->
                        sqs.sendMessageBatch(
                            request -> request.queueUrl(url).entries(entries(batch)))))
            .filter(answer -> answer.failed().isEmpty())
            .count();
    double rate = calls * SQS_BATCH_LIMIT * NANOS_PER_SECOND / (System.nanoTime() - start);
    place.emptyQueue();
    return rate;
  }

  private static List<SendMessageBatchRequestEntry> entries(List<Integer> numbers) {
    return numbers.stream()
        .map(number ->
            SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .messageBody(new CleanupMessage(MocId.parse(uuid(number)), "bench").toJson())
                .build())
        .toList();
  }

  private static String uuid(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }
}
