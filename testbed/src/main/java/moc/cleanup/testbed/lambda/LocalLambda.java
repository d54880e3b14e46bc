package moc.cleanup.testbed.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A handler that runs in this JVM, with a context whose deadline is real: what is late is
/// interrupted and has failed. Safe for use by many threads if the handler is.
public record LocalLambda(String functionName, RequestStreamHandler handler)
    implements LambdaFunction {

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    LocalContext context = LocalContext.startingNow(functionName, timeLimit);
    FutureTask<String> answer = new FutureTask<>(() -> handle(eventJson, context));
    Thread.startVirtualThread(answer);
    try {
      return answer.get(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      throw new LambdaFailedException(functionName + " threw", failure.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new LambdaFailedException(functionName + " ran longer than " + timeLimit, late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new LambdaFailedException(functionName + " was interrupted", interrupted);
    }
  }

  private String handle(String eventJson, LocalContext context) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(eventJson.getBytes(UTF_8)), answer, context);
    return answer.toString(UTF_8);
  }
}
