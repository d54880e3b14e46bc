package moc.cleanup.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;
import org.junit.jupiter.api.Test;

/// The archive as it is deployed, under AWS's own runtime client.
class PackagedSchedulerIT {

  private static final Path JAR = Path.of("target", "scheduler-lambda.jar");

  @Test
  void worksByItselfAndIsToldEverythingByItsEnvironment() {
    try (SchedulerBench bench = new SchedulerBench()) {
      UUID moc = bench.expiredMoc();
      Map<String, String> environment = new HashMap<>(bench.sandbox().awsVariables());
      environment.put("DATABASE_URL", bench.sandbox().jdbcUrl());
      environment.put("DATABASE_USERNAME", bench.sandbox().username());
      environment.put("DATABASE_PASSWORD", bench.sandbox().password());
      environment.put("CLEANUP_QUEUE_URL", bench.sandbox().queueUrl());

      try (LambdaProcess scheduler = LambdaProcess.start(scheduler(environment))) {
        assertThat(scheduler.invoke(SchedulerBench.DRY_RUN, Duration.ofMinutes(1)))
            .contains("\"wouldEnqueue\":1");
        assertThat(scheduler.invoke(SchedulerBench.EVENT, Duration.ofMinutes(1)))
            .contains("\"enqueued\":1");
        assertThat(scheduler.output())
            .hasSize(2)
            .allMatch(line -> line.contains("\"event\":\"moc.cleanup.run\""));
      }

      assertThat(bench.enqueued()).containsExactly(moc);
      assertThat(bench.sandbox().metrics().sum("ItemsEnqueued")).isEqualTo(1);
    }
  }

  @Test
  void doesNotStartWithoutItsVariables() {
    assertThatThrownBy(() -> LambdaProcess.start(scheduler(Map.of("AWS_REGION", "us-east-1"))))
        .isInstanceOf(LambdaFailedException.class)
        .hasMessageContaining("CLEANUP_QUEUE_URL is not set")
        .hasMessageContaining("DATABASE_URL is not set");
  }

  @Test
  void bringsNothingThatItDoesNotUse() throws IOException {
    try (ZipFile archive = new ZipFile(JAR.toFile())) {
      List<String> files = archive.stream().map(ZipEntry::getName).toList();

      assertThat(files)
          .contains("moc/cleanup/scheduler/SchedulerHandler.class", "META-INF/LICENSE")
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.startsWith("moc/cleanup/testbed/"))
          .noneMatch(name -> name.startsWith("moc/cleanup/worker/"))
          .noneMatch(name -> name.startsWith("moc/cleanup/migration/"))
          .noneMatch(name -> name.startsWith("db/migration/"))
          .noneMatch(name -> name.startsWith("org/junit/"))
          .noneMatch(name -> name.startsWith("io/netty/"))
          .noneMatch(name -> name.startsWith("META-INF/maven/"))
          .noneMatch(name -> name.endsWith(".SF"));
    }
  }

  private static PackagedFunction scheduler(Map<String, String> environment) {
    return new PackagedFunction("scheduler", JAR, SchedulerHandler.class.getName(), environment);
  }
}
