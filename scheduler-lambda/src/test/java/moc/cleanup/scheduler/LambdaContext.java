package moc.cleanup.scheduler;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.function.IntSupplier;

/// An invocation's context of which only the remaining time matters.
///
/// @param remainingMillis asked whenever the function asks
record LambdaContext(IntSupplier remainingMillis) implements Context {

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis.getAsInt();
  }

  @Override
  public String getAwsRequestId() {
    return "request";
  }

  @Override
  public String getLogGroupName() {
    return "log-group";
  }

  @Override
  public String getLogStreamName() {
    return "log-stream";
  }

  @Override
  public String getFunctionName() {
    return "scheduler";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:scheduler";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("a scheduled function has no identity");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("a scheduled function has no client");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("logs go through SLF4J");
  }
}
