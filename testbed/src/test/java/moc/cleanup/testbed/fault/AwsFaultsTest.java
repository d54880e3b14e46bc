package moc.cleanup.testbed.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class AwsFaultsTest {

  private static final Step DELETE_OBJECTS = new Step(StepKind.AWS_CALL, "DeleteObjects", 1);
  private static final Step SEND = new Step(StepKind.AWS_CALL, "SendMessageBatch", 1);
  private static final Step MEASURE = new Step(StepKind.AWS_CALL, "PutMetricData", 1);

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();

  @BeforeEach
  void putObjects() {
    for (String key : List.of("a", "b&c", "d")) {
      sandbox
          .s3()
          .putObject(to -> to.bucket(sandbox.bucket()).key(key), RequestBody.fromString(key));
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyCallIsAStepByTheNameOfItsOperation() {
    Steps steps = Steps.undisturbed();
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      deleteAll(process);
      process.s3().deleteObject(delete -> delete.bucket(sandbox.bucket()).key("a"));
      send(process);
      measure(process);
    }

    assertThat(steps.taken())
        .containsExactly(
            DELETE_OBJECTS, new Step(StepKind.AWS_CALL, "DeleteObject", 1), SEND, MEASURE);
    assertThat(objects()).isEmpty();
    assertThat(messages()).hasSize(3);
    assertThat(sandbox.metrics().sum("ItemsProcessed")).isOne();
  }

  @Test
  void killedBeforeACallItDoesNotHappen() {
    assertThatThrownBy(() -> deleteMeeting(new Fault.Killed(Fault.Moment.BEFORE)))
        .isInstanceOf(SdkClientException.class);

    assertThat(objects()).hasSize(3);
  }

  @Test
  void killedAfterACallItHasHappenedAndTheAnswerIsLost() {
    assertThatThrownBy(() -> deleteMeeting(new Fault.Killed(Fault.Moment.AFTER)))
        .isInstanceOf(SdkClientException.class);

    assertThat(objects()).isEmpty();
  }

  @Test
  void aKilledProcessCallsNothingAnyMore() {
    Steps steps = Steps.disturbed(Map.of(MEASURE, new Fault.Killed(Fault.Moment.BEFORE)));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      assertThatThrownBy(() -> measure(process)).isInstanceOf(SdkClientException.class);
      assertThatThrownBy(() -> deleteAll(process)).isInstanceOf(SdkClientException.class);
    }

    assertThat(objects()).hasSize(3);
    assertThat(steps.taken()).containsExactly(MEASURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 403})
  void everyServiceCanAnswerWithAnError(int status) {
    Fault fault = new Fault.AwsError(status, Fault.Attempts.ALL);
    Steps steps = Steps.disturbed(Map.of(DELETE_OBJECTS, fault, SEND, fault, MEASURE, fault));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      assertThatThrownBy(() -> deleteAll(process)).satisfies(error -> assertError(error, status));
      assertThatThrownBy(() -> send(process))
          .isInstanceOf(SqsException.class)
          .satisfies(error -> assertError(error, status));
      assertThatThrownBy(() -> measure(process))
          .isInstanceOf(CloudWatchException.class)
          .satisfies(error -> assertError(error, status));
    }

    assertThat(objects()).hasSize(3);
    assertThat(messages()).isEmpty();
    assertThat(sandbox.metrics().calls()).isZero();
  }

  private static void assertError(Throwable error, int status) {
    AwsServiceException answer = (AwsServiceException) error;
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.awsErrorDetails().errorCode()).isNotBlank();
  }

  @Test
  void anErrorAtTheFirstAttemptIsOneThatTheSdkGetsOver() {
    Steps steps = deleteMeeting(new Fault.AwsError(500, Fault.Attempts.FIRST));

    assertThat(objects()).isEmpty();
    assertThat(steps.taken()).containsExactly(DELETE_OBJECTS);
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnAnswerTheWorkIsDone(Fault.Attempts attempts) {
    if (attempts == Fault.Attempts.ALL) {
      assertThatThrownBy(() -> deleteMeeting(new Fault.NoAnswer(attempts)))
          .isInstanceOf(SdkClientException.class);
    } else {
      deleteMeeting(new Fault.NoAnswer(attempts));
    }

    assertThat(objects()).isEmpty();
  }

  @Test
  void someObjectsAreDeletedAndTheOthersListedAsErrors() {
    Steps steps =
        Steps.disturbed(Map.of(DELETE_OBJECTS, new Fault.PartialFailure("SlowDown", false)));
    DeleteObjectsResponse answer;
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      answer = deleteAll(process);
    }

    assertThat(answer.errors()).extracting(S3Error::key).containsExactly("a", "d");
    assertThat(answer.errors()).extracting(S3Error::code).containsOnly("SlowDown");
    assertThat(answer.deleted()).extracting(DeletedObject::key).containsExactly("b&c");
    assertThat(objects()).containsExactly("a", "d");
  }

  @Test
  void someMessagesAreSentAndTheOthersListedAsFailed() {
    Steps steps = Steps.disturbed(Map.of(SEND, new Fault.PartialFailure("Throttled", true)));
    SendMessageBatchResponse answer;
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      answer = send(process);
    }

    assertThat(answer.failed()).extracting(BatchResultErrorEntry::id).containsExactly("1", "3");
    assertThat(answer.failed()).allMatch(BatchResultErrorEntry::senderFault);
    assertThat(answer.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly("2");
    assertThat(messages()).containsExactly("message 2");
  }

  private Steps deleteMeeting(Fault fault) {
    Steps steps = Steps.disturbed(Map.of(DELETE_OBJECTS, fault));
    try (ProcessBoundary process = ProcessBoundary.of(sandbox, steps)) {
      deleteAll(process);
    }
    return steps;
  }

  private DeleteObjectsResponse deleteAll(ProcessBoundary process) {
    List<ObjectIdentifier> objects =
        Stream.of("a", "b&c", "d").map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    return process
        .s3()
        .deleteObjects(
            delete -> delete.bucket(sandbox.bucket()).delete(all -> all.objects(objects)));
  }

  private SendMessageBatchResponse send(ProcessBoundary process) {
    List<SendMessageBatchRequestEntry> entries =
        Stream.of("1", "2", "3")
            .map(id ->
                SendMessageBatchRequestEntry.builder().id(id).messageBody("message " + id).build())
            .toList();
    return process
        .sqs()
        .sendMessageBatch(send -> send.queueUrl(sandbox.queueUrl()).entries(entries));
  }

  private static void measure(ProcessBoundary process) {
    MetricDatum datum = MetricDatum.builder().metricName("ItemsProcessed").value(1.0).build();
    process.cloudWatch().putMetricData(put -> put.namespace("MocCleanup").metricData(datum));
  }

  private List<String> objects() {
    return sandbox.s3().listObjectsV2(list -> list.bucket(sandbox.bucket())).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private List<String> messages() {
    return sandbox
        .sqs()
        .receiveMessage(receive ->
            receive.queueUrl(sandbox.queueUrl()).maxNumberOfMessages(10).waitTimeSeconds(0))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }
}
