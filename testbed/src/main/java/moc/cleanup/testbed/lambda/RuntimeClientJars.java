package moc.cleanup.testbed.lambda;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// AWS's runtime client and what it needs, found on this JVM's class path: a function's own jar has
/// to be complete without them, and so must not bring them.
final class RuntimeClientJars {

  private static final List<String> ARTIFACTS =
      List.of(
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-core",
          "aws-lambda-java-serialization",
          "utils-lite");

  private RuntimeClientJars() {}

  static List<Path> onClassPath() {
    return ARTIFACTS.stream().map(RuntimeClientJars::onClassPath).toList();
  }

  private static Path onClassPath(String artifact) {
    String classPath = System.getProperty("java.class.path");
    return Stream.of(classPath.split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> String.valueOf(path.getFileName()).matches(artifact + "-\\d.*\\.jar"))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(artifact + " is not on the class path " + classPath));
  }
}
