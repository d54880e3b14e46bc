package moc.cleanup.operator.environment;

import java.util.Map;
import moc.cleanup.config.Variables;

/// Where the command works: its variables, and the AWS services that it reaches.
public record Surroundings(Map<String, String> variables, AwsClients aws) {

  /// Copies the variables.
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  public static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), AwsClients.ofProcess());
  }

  /// The variables, to be read from the start.
  public Variables read() {
    return new Variables(variables);
  }
}
