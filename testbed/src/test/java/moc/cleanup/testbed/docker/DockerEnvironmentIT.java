package moc.cleanup.testbed.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.EnvironmentContract;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.SqsEventSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerEnvironmentIT extends EnvironmentContract {

  @BeforeAll
  static void skipWithoutDocker() {
    Optional<String> reason = DockerEnvironment.unavailableBecause();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
  }

  @Override
  protected Environment environment() {
    return DockerEnvironment.shared();
  }

  @Override
  protected void assumeThatKeysPerRequestAreLimited() {
    assumeTrue(
        isLocalStack(), "What runs behind LocalStack's tag is a stand-in without this limit");
  }

  @Test
  void theEventSourceDrainsItsQueueToo() {
    try (Sandbox sandbox = environment().sandbox()) {
      List<String> events = new CopyOnWriteArrayList<>();
      LambdaFunction recording =
          (event, _) -> {
            events.add(event);
            return "";
          };
      sandbox.sqs().sendMessage(send -> send.queueUrl(sandbox.queueUrl()).messageBody("hello"));

      SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl(), recording)
          .drain(Duration.ofSeconds(20));

      assertThat(events).singleElement().asString().contains("\"body\":\"hello\"");
    }
  }

  private boolean isLocalStack() {
    try (Sandbox sandbox = environment().sandbox();
        HttpClient http = HttpClient.newHttpClient()) {
      URI health = sandbox.s3Endpoint().resolve("/_localstack/health");
      HttpRequest request = HttpRequest.newBuilder(health).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
