package moc.cleanup.infra;

import java.nio.file.Files;
import java.nio.file.Path;

/// The two functions' archives.
record LambdaCode(Path scheduler, Path worker) {

  /// Those that the build of this repository made.
  ///
  /// @throws ConfigurationException when it was not built
  static LambdaCode builtIn(Path repository) {
    return new LambdaCode(jar(repository, "scheduler-lambda"), jar(repository, "worker-lambda"));
  }

  private static Path jar(Path repository, String module) {
    Path jar = repository.resolve(module).resolve("target").resolve(module + ".jar").normalize();
    if (!Files.isRegularFile(jar)) {
      throw new ConfigurationException(jar + " is not there: run `mvn package` first");
    }
    return jar;
  }
}
