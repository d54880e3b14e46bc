package moc.cleanup.reliability.crash;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import moc.cleanup.testbed.lambda.LambdaFunction;
import org.jspecify.annotations.Nullable;

/// Hands the first invocation to a process that a fault awaits, and all later ones to workers that
/// are well. Looks around in between, when nothing is under way.
final class CrashAndRecovery implements LambdaFunction {

  private final LambdaFunction first;
  private final LambdaFunction later;
  private final Supplier<StoryState> look;
  private final AtomicReference<@Nullable StoryState> between = new AtomicReference<>();

  CrashAndRecovery(LambdaFunction first, LambdaFunction later, Supplier<StoryState> look) {
    this.first = first;
    this.later = later;
    this.look = look;
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    if (between.get() != null) {
      return later.invoke(eventJson, timeLimit);
    }
    try {
      return first.invoke(eventJson, timeLimit);
    } finally {
      between.set(look.get());
    }
  }

  /// What was there right after the first invocation.
  StoryState between() {
    return requireNonNull(between.get(), "nothing was invoked");
  }
}
