package moc.cleanup.testbed.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/// The way of one process to AWS. A call of the SDK is one step, however often the SDK tries it.
/// Safe for use by many threads.
final class FaultyHttpClient implements SdkHttpClient {

  /// The same for all attempts at one call.
  private static final String CALL_ID = "amz-sdk-invocation-id";

  private final SdkHttpClient http;
  private final Steps steps;
  private final Map<String, PartialAnswers> partialAnswers;
  private final Map<String, Optional<Fault>> faultsOfCalls = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param partialAnswers by operation
  FaultyHttpClient(SdkHttpClient http, Steps steps, Map<String, PartialAnswers> partialAnswers) {
    this.http = http;
    this.steps = steps;
    this.partialAnswers = Map.copyOf(partialAnswers);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new AwsCall(this, request);
  }

  /// What this attempt meets.
  synchronized Optional<Fault> takeAttempt(SdkHttpRequest request) throws KilledException {
    String call = request.firstMatchingHeader(CALL_ID).orElseThrow();
    Optional<Fault> fault = faultsOfCalls.get(call);
    if (fault != null) {
      steps.requireAlive();
      return fault.filter(FaultyHttpClient::lasts);
    }
    fault = steps.take(StepKind.AWS_CALL, AwsProtocol.of(request).operation(request));
    faultsOfCalls.put(call, fault);
    return fault;
  }

  private static boolean lasts(Fault fault) {
    return switch (fault) {
      case Fault.AwsError(_, var attempts) -> attempts == Fault.Attempts.ALL;
      case Fault.NoAnswer(var attempts) -> attempts == Fault.Attempts.ALL;
      default -> false;
    };
  }

  /// Has the service do it. Once it is on its way it arrives, whatever becomes of the caller.
  HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
    Future<HttpExecuteResponse> answer =
        threads.submit(() -> HttpAnswer.whole(http.prepareRequest(request).call()));
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("nobody waits for the answer any more");
    }
  }

  HttpExecuteResponse answerInPart(HttpExecuteRequest request, Fault.PartialFailure failure) {
    String operation = AwsProtocol.of(request.httpRequest()).operation(request.httpRequest());
    PartialAnswers answers = partialAnswers.get(operation);
    if (answers == null) {
      throw new IllegalStateException(operation + " has no answer for a part of it");
    }
    return answers.answer(request, failure);
  }

  void kill() {
    steps.kill();
  }

  void requireAlive() throws KilledException {
    steps.requireAlive();
  }

  /// Returns when no call is on its way any more.
  @Override
  public void close() {
    threads.close();
    http.close();
  }
}
