package moc.cleanup.operator.environment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import moc.cleanup.config.Variables;
import org.jspecify.annotations.Nullable;

/// Where the command works: its variables, and the AWS services that it reaches.
///
/// @param clients how clients are made, given what the command was told
public record Surroundings(
    Map<String, String> variables, Function<AwsAccess, AwsClients> clients, AwsAccess access) {

  /// Copies the variables.
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /// What a process has of its own.
  public Surroundings(Map<String, String> variables, Function<AwsAccess, AwsClients> clients) {
    this(variables, clients, AwsAccess.OF_PROCESS);
  }

  public static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), AwsClients::ofProcess);
  }

  /// The same with what somebody asked for; a variable of a file goes before one of the process, which
  /// may be there by chance.
  Surroundings told(
      Map<String, String> fileVariables, @Nullable String profile, @Nullable String region) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(fileVariables);
    return new Surroundings(all, clients, new AwsAccess(fileVariables, profile, region));
  }

  public AwsClients aws() {
    return clients.apply(access);
  }

  /// The variables, to be read from the start.
  public Variables read() {
    return new Variables(variables);
  }
}
