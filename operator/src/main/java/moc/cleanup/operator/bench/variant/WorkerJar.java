package moc.cleanup.operator.bench.variant;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// The worker as it is deployed.
public record WorkerJar(Path file) {

  /// The JVM's options on Lambda without a snapshot: fast compiler, serial collector; and of the
  /// machine no more than the gigabyte that the function has.
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAM=1g");

  public PackagedFunction function(Map<String, String> variables) {
    return new PackagedFunction(
        "worker", file, "moc.cleanup.worker.WorkerHandler", variables, JVM_OPTIONS);
  }
}
