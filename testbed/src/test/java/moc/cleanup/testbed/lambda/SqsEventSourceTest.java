package moc.cleanup.testbed.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;

class SqsEventSourceTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final EventSourceSettings ONE_AT_A_TIME =
      EventSourceSettings.DEFAULTS.withMaximumConcurrency(1);

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final RecordingFunction function = new RecordingFunction();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theEventIsWhatSqsSendsToLambda() {
    sandbox
        .sqs()
        .sendMessage(send ->
            send.queueUrl(sandbox.queueUrl())
                .messageBody("hello")
                .messageAttributes(
                    Map.of(
                        "trace",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("abc")
                            .build())));

    source(ONE_AT_A_TIME).drain(LIMIT);

    JsonNode message = function.events().getFirst().path("Records").path(0);
    assertThat(message.path("body").asString()).isEqualTo("hello");
    assertThat(message.path("messageId").asString()).isNotEmpty();
    assertThat(message.path("receiptHandle").asString()).isNotEmpty();
    assertThat(message.path("md5OfBody").asString()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(message.path("eventSource").asString()).isEqualTo("aws:sqs");
    assertThat(message.path("eventSourceARN").asString()).isEqualTo(sandbox.queueArn());
    assertThat(message.path("awsRegion").asString()).isEqualTo(sandbox.region());
    assertThat(message.at("/attributes/ApproximateReceiveCount").asString()).isEqualTo("1");
    assertThat(message.at("/attributes/SentTimestamp").asString()).matches("\\d{13}");
    assertThat(message.at("/messageAttributes/trace/stringValue").asString()).isEqualTo("abc");
    assertThat(message.at("/messageAttributes/trace/dataType").asString()).isEqualTo("String");
  }

  @Test
  void whatSucceededIsDeletedAndWhatFailedComesBack() {
    send("good", "bad", "better");
    function.failWhen(message -> message.body().equals("bad") && message.receives() == 1);

    source(ONE_AT_A_TIME.withRedeliveryOfFailedAfter(AT_ONCE)).drain(LIMIT);

    assertThat(function.receivesOf("good")).isEqualTo(1);
    assertThat(function.receivesOf("bad")).isEqualTo(2);
    assertThat(function.receivesOf("better")).isEqualTo(1);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void whatAlwaysFailsEndsInTheDeadLetterQueueAfterThreeReceives() {
    send("poison");
    function.failWhen(_ -> true);

    source(ONE_AT_A_TIME.withRedeliveryOfFailedAfter(AT_ONCE)).drain(LIMIT);

    assertThat(function.receivesOf("poison")).isEqualTo(3);
    assertThat(deadLetters()).containsExactly("poison");
  }

  @Test
  void aThrowingFunctionDeletesNothing() {
    send("one", "two");
    BatchOutcomes outcomes = new BatchOutcomes();

    LambdaFunction throwing =
        (_, _) -> {
          throw new IllegalStateException("boom");
        };

    source(throwing, ONE_AT_A_TIME.withRedeliveryOfFailedAfter(AT_ONCE))
        .onBatch(outcomes)
        .drain(LIMIT);

    assertThat(outcomes.all()).isNotEmpty().allMatch(outcome -> outcome.deleted().isEmpty());
    assertThat(outcomes.all()).allMatch(outcome -> outcome.failure() != null);
    assertThat(deadLetters()).containsExactlyInAnyOrder("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{\"batchItemFailures\": 3}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"somebody else's\"}]}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
        "{\"batchItemFailures\": [{}]}"
      })
  void anAnswerThatMakesNoSenseFailsTheWholeBatch(String answer) {
    send("one", "two");
    BatchOutcomes outcomes = new BatchOutcomes();

    source((_, _) -> answer, ONE_AT_A_TIME.withRedeliveryOfFailedAfter(AT_ONCE))
        .onBatch(outcomes)
        .drain(LIMIT);

    assertThat(outcomes.all()).isNotEmpty().allMatch(outcome -> outcome.deleted().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\": []}", "{\"batchItemFailures\": null}"})
  void anEmptyAnswerMeansThatAllIsWell(String answer) {
    send("one", "two");
    BatchOutcomes outcomes = new BatchOutcomes();

    source((_, _) -> answer, ONE_AT_A_TIME).onBatch(outcomes).drain(LIMIT);

    assertThat(outcomes.all().stream().mapToInt(outcome -> outcome.deleted().size()).sum())
        .isEqualTo(2);
  }

  @Test
  void aBatchIsGatheredFromManyReceives() {
    send(IntStream.range(0, 25).mapToObj(i -> "message " + i).toArray(String[]::new));

    source(ONE_AT_A_TIME.withBatchSize(25).withBatchingWindow(LIMIT)).drain(LIMIT);

    assertThat(function.events())
        .singleElement()
        .satisfies(event -> assertThat(event.path("Records").size()).isEqualTo(25));
  }

  @Test
  void batchesAreHandledSideBySide() {
    send("left", "right");
    CyclicBarrier bothAreHere = new CyclicBarrier(2);
    LambdaFunction meeting =
        (_, _) -> {
          await(bothAreHere);
          return "";
        };

    BatchOutcomes outcomes = new BatchOutcomes();
    source(meeting, EventSourceSettings.DEFAULTS.withBatchSize(1)).onBatch(outcomes).drain(LIMIT);

    assertThat(outcomes.all()).hasSize(2).allMatch(outcome -> outcome.failure() == null);
  }

  @Test
  void aStartedSourcePollsUntilItIsClosedAndFinishesWhatIsUnderWay() throws Exception {
    CountDownLatch invoked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    BatchOutcomes outcomes = new BatchOutcomes();
    LambdaFunction slow =
        (_, _) -> {
          invoked.countDown();
          await(goOn);
          return "";
        };
    SqsEventSource source = source(slow, ONE_AT_A_TIME).onBatch(outcomes);

    source.start();
    send("message");
    assertThat(invoked.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.startVirtualThread(source::close);
    goOn.countDown();
    closing.join();

    assertThat(outcomes.all()).singleElement().extracting(BatchOutcome::size).isEqualTo(1);
  }

  @Test
  void drainingSaysWhatIsLeftWhenTimeIsUp() {
    send("poison");
    function.failWhen(_ -> true);

    assertThatThrownBy(() -> source(ONE_AT_A_TIME).drain(Duration.ofMillis(200)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 visible, 1 in-flight and 0 delayed messages after PT0.2S");
  }

  @Test
  void aQueueThatIsNotThereIsNoEmptyQueue() {
    assertThatThrownBy(
            () -> SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl() + "-not", function))
        .hasMessageContaining("queue");
  }

  private SqsEventSource source(EventSourceSettings settings) {
    return source(function, settings);
  }

  private SqsEventSource source(LambdaFunction lambda, EventSourceSettings settings) {
    return SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl(), lambda).with(settings);
  }

  private void send(String... bodies) {
    for (String body : bodies) {
      sandbox.sqs().sendMessage(send -> send.queueUrl(sandbox.queueUrl()).messageBody(body));
    }
  }

  private List<String> deadLetters() {
    return sandbox
        .sqs()
        .receiveMessage(
            receive -> receive.queueUrl(sandbox.deadLetterQueueUrl()).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
