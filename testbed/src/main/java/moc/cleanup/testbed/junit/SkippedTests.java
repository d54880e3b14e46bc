package moc.cleanup.testbed.junit;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Says on the console why a test is skipped: Maven's summary only counts them.
public final class SkippedTests implements TestExecutionListener {

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    say(test, reason);
  }

  /// A test that was begun and then gave up is skipped for Maven too.
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      say(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
    }
  }

  private static void say(TestIdentifier test, String reason) {
    System.out.printf("SKIPPED %s: %s%n", name(test), reason);
  }

  private static String name(TestIdentifier test) {
    return test.getSource().map(SkippedTests::name).orElseGet(test::getDisplayName);
  }

  private static String name(TestSource source) {
    return switch (source) {
      case MethodSource method -> method.getClassName() + "." + method.getMethodName();
      case ClassSource type -> type.getClassName();
      default -> source.toString();
    };
  }
}
