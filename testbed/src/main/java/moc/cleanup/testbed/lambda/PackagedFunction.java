package moc.cleanup.testbed.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A function as it is deployed: a jar that has all it needs, a handler in it, its environment
/// variables. It gets no others but Lambda's own. The JVM's options are Lambda's unless given.
public record PackagedFunction(
    String name, Path jar, String handler, Map<String, String> variables, List<String> jvmOptions) {

  private static final List<String> OPTIONS_OF_LAMBDA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  public PackagedFunction {
    variables = Map.copyOf(variables);
    jvmOptions = List.copyOf(jvmOptions);
  }

  public PackagedFunction(String name, Path jar, String handler, Map<String, String> variables) {
    this(name, jar, handler, variables, OPTIONS_OF_LAMBDA);
  }

  public PackagedFunction withJvmOptions(List<String> options) {
    return new PackagedFunction(name, jar, handler, variables, options);
  }

  public PackagedFunction withMoreJvmOptions(String... options) {
    return withJvmOptions(Stream.concat(jvmOptions.stream(), Stream.of(options)).toList());
  }
}
