package moc.cleanup.operator;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How the command answered, called as from a pipe.
public record Invocation(int exitCode, String out, String err) {

  private static final AwsClients NO_AWS =
      new AwsClients(
          () -> {
            throw noAws();
          },
          () -> {
            throw noAws();
          },
          () -> {
            throw noAws();
          });

  /// Without AWS: whatever reaches for it fails the test.
  public static Invocation of(Map<String, String> variables, String... arguments) {
    return of(new Surroundings(variables, _ -> NO_AWS), arguments);
  }

  public static Invocation of(Surroundings surroundings, String... arguments) {
    return of(surroundings, new Interruption(), arguments);
  }

  public static Invocation of(
      Surroundings surroundings, Interruption interruption, String... arguments) {
    return of(surroundings, interruption, null, arguments);
  }

  /// By somebody who gives this answer when asked.
  public static Invocation answered(String answer, Surroundings surroundings, String... arguments) {
    return of(
        surroundings,
        new Interruption(),
        new BufferedReader(new StringReader(answer + "\n")),
        arguments);
  }

  private static Invocation of(
      Surroundings surroundings,
      Interruption interruption,
      @Nullable BufferedReader answers,
      String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            false,
            interruption,
            answers);
    int exitCode = new MocCleanup(surroundings, terminal).run(arguments);
    // The end of a process is like Ctrl-C to whoever still listens for it.
    interruption.request();
    return new Invocation(exitCode, out.toString(), err.toString());
  }

  public JsonNode json() {
    return new JsonMapper().readTree(out);
  }

  private static IllegalStateException noAws() {
    return new IllegalStateException("AWS is not to be reached for");
  }
}
