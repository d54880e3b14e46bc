package moc.cleanup.operator.console.reading;

import java.util.function.Supplier;
import moc.cleanup.database.SqlStates;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.UnusableException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// A part of what is shown: what was read last, and why it could not be read now.
///
/// @param value null until it could be read once
/// @param trouble null when it was read now
public record Part<T>(@Nullable T value, @Nullable String trouble) {

  static <T> Part<T> unread() {
    return new Part<>(null, null);
  }

  /// Reads it anew; when that fails, the former value stands beside the reason.
  Part<T> readAgain(Supplier<T> reading) {
    try {
      return new Part<>(reading.get(), null);
    } catch (RuntimeException e) {
      return new Part<>(value, inWords(e));
    }
  }

  /// A failure in one line.
  public static String inWords(RuntimeException failure) {
    return switch (failure) {
      case SdkException refusal -> AwsFailure.describe(refusal);
      case UnusableException unusable -> String.valueOf(unusable.getMessage());
      default -> SqlStates.describe(failure);
    };
  }
}
