package moc.cleanup.testbed.lambda;

import java.time.Duration;

/// A function that answers an event, both in JSON. A failed invocation is a
/// `LambdaFailedException`.
@FunctionalInterface
public interface LambdaFunction {

  String invoke(String eventJson, Duration timeLimit);
}
