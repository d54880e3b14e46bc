package moc.cleanup.testbed.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a handler is told about its invocation. The clock is the JVM's monotonic one.
record LocalContext(String functionName, String requestId, long deadlineNanos) implements Context {

  private static final int MEGABYTES_LIKE_A_SMALL_FUNCTION = 512;

  static LocalContext startingNow(String functionName, Duration timeLimit) {
    return new LocalContext(
        functionName, UUID.randomUUID().toString(), System.nanoTime() + timeLimit.toNanos());
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + functionName;
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + functionName;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())).toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEGABYTES_LIKE_A_SMALL_FUNCTION;
  }

  @Override
  public LambdaLogger getLogger() {
    return StandardOutLogger.INSTANCE;
  }

  /// Lambda writes what a function logs to the standard output, and so does this.
  private enum StandardOutLogger implements LambdaLogger {
    INSTANCE;

    @Override
    public void log(String message) {
      System.out.println(message);
    }

    @Override
    public void log(byte[] message) {
      System.out.writeBytes(message);
    }
  }
}
