package moc.cleanup.operator.environment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the command was told of AWS beside the process's own variables.
///
/// @param variables of a file; the SDK's are among them
/// @param profile of the SDK's configuration files, whatever the variables say; null when not told
/// @param region null when not told
public record AwsAccess(
    Map<String, String> variables, @Nullable String profile, @Nullable String region) {

  /// The process's own variables and nothing else.
  static final AwsAccess OF_PROCESS = new AwsAccess(Map.of(), null, null);

  /// Copies the variables.
  public AwsAccess {
    variables = Map.copyOf(variables);
  }
}
