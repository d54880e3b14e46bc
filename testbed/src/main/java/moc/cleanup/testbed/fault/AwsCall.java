package moc.cleanup.testbed.fault;

import java.io.IOException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/// One of the SDK's attempts at a call of a service.
record AwsCall(FaultyHttpClient way, HttpExecuteRequest request) implements ExecutableHttpRequest {

  private static final int UNAVAILABLE = 503;
  private static final int FORBIDDEN = 403;

  @Override
  public HttpExecuteResponse call() throws IOException {
    HttpExecuteResponse answer =
        switch (way.takeAttempt(request.httpRequest()).orElse(null)) {
          case null -> way.send(request);
          case Fault.Killed(var moment) -> killed(moment);
          case Fault.AwsError(var status, _) ->
              AwsProtocol.of(request.httpRequest()).error(status, code(status));
          case Fault.NoAnswer _ -> {
            way.send(request);
            throw new SocketTimeoutException("Read timed out");
          }
          case Fault.PartialFailure failure -> way.answerInPart(request, failure);
          case Fault.Cut _, Fault.SqlError _ ->
              throw new IllegalStateException("AWS has no such fault");
        };
    way.requireAlive();
    return answer;
  }

  @Override
  public void abort() {
    // What is on its way arrives; the SDK interrupts whoever waits for it.
  }

  private HttpExecuteResponse killed(Fault.Moment moment) throws IOException {
    if (moment == Fault.Moment.AFTER) {
      way.send(request);
    }
    way.kill();
    throw new KilledException();
  }

  private static String code(int status) {
    return switch (status) {
      case FORBIDDEN -> "AccessDenied";
      case UNAVAILABLE -> "ServiceUnavailable";
      default -> "InternalError";
    };
  }
}
