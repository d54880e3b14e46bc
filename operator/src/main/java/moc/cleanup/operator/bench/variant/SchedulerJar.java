package moc.cleanup.operator.bench.variant;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import moc.cleanup.config.SchedulerProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// The scheduler as it is deployed, in half a gigabyte.
public record SchedulerJar(Path file) {

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxRAM=512m",
          SchedulerProcess.JVM_OPTIONS);

  public PackagedFunction function(Map<String, String> variables) {
    return new PackagedFunction(
        "scheduler", file, "moc.cleanup.scheduler.SchedulerHandler", variables, JVM_OPTIONS);
  }
}
