package moc.cleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is in the jars, and how they refuse to start. Whatever runs well is in the contracts.
class PackagedJarsIT {

  /// What only tests, the demo or Lambda itself need, or what the SDK drags in and nobody uses.
  private static final List<String> NOT_FOR_LAMBDA =
      List.of(
          "moc/cleanup/testbed/",
          "moc/cleanup/operator/",
          "com/amazonaws/services/lambda/runtime/api/",
          "org/junit/",
          "org/assertj/",
          "org/testcontainers/",
          "org/elasticmq/",
          "org/gaul/",
          "scala/",
          "io/zonky/",
          "io/netty/",
          "org/apache/http/",
          "org/apache/hc/",
          "software/amazon/awssdk/crt/",
          "com/google/errorprone/");

  /// What every Lambda has.
  private static final Map<String, String> OF_LAMBDA =
      Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "x", "AWS_SECRET_ACCESS_KEY", "x");

  /// Without it the hooks silently never run.
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  static List<Path> jars() {
    return List.of(PackagedLambdas.schedulerJar(), PackagedLambdas.workerJar());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void aJarHasNothingThatIsNotForLambda(Path jar) throws IOException {
    assertThat(entries(jar))
        .noneMatch(entry -> NOT_FOR_LAMBDA.stream().anyMatch(entry::startsWith))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void aJarThatWasPutTogetherBearsNoSignatureOfItsParts(Path jar) throws IOException {
    assertThat(entries(jar)).noneMatch(entry -> entry.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"));
  }

  @Test
  void eachJarHasItsOwnHandlerAndNothingOfTheOther() throws IOException {
    assertThat(entries(PackagedLambdas.schedulerJar()))
        .contains("moc/cleanup/scheduler/SchedulerHandler.class")
        .noneMatch(entry -> entry.startsWith("moc/cleanup/worker/"));
    assertThat(entries(PackagedLambdas.workerJar()))
        .contains("moc/cleanup/worker/WorkerHandler.class")
        .noneMatch(entry -> entry.startsWith("moc/cleanup/scheduler/"));
  }

  @Test
  void theSchedulerNamesEveryVariableThatIsMissing() {
    assertRefused(
        PackagedLambdas.schedulerFunction(OF_LAMBDA),
        "CLEANUP_QUEUE_URL",
        "DATABASE_URL",
        "DATABASE_USERNAME");
  }

  @Test
  void theWorkerNamesEveryVariableThatIsMissing() {
    assertRefused(
        PackagedLambdas.workerFunction(OF_LAMBDA),
        "S3_BUCKET",
        "DATABASE_URL",
        "DATABASE_USERNAME");
  }

  @Test
  void whatMakesNoSenseIsQuoted() {
    Map<String, String> senseless =
        Map.of(
            "AWS_REGION",
            "us-east-1",
            "DELETE_RETENTION_DAYS",
            "thirty",
            "DELETE_CLEANUP_BATCH_SIZE",
            "0",
            "DATABASE_URL",
            "mysql://db",
            "STAGE",
            "a b");

    assertRefused(
        PackagedLambdas.schedulerFunction(senseless),
        "DELETE_RETENTION_DAYS is \"thirty\"",
        "DELETE_CLEANUP_BATCH_SIZE is \"0\"",
        "DATABASE_URL is \"mysql://db\"",
        "STAGE is \"a b\"",
        "CLEANUP_QUEUE_URL is not set");
  }

  /// Lambda publishes no version whose hook fails.
  @Test
  void theWorkerRehearsesBeforeItsSnapshotIsTaken() {
    Map<String, String> variables = new HashMap<>(OF_LAMBDA);
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    variables.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere");
    variables.put("DATABASE_USERNAME", "nobody");
    variables.put("DATABASE_PASSWORD", "nothing");
    variables.put("S3_BUCKET", "assets");
    PackagedFunction worker =
        PackagedLambdas.workerFunction(variables)
            .withJvmOptions(List.of(HOOKS, "-Xlog:class+load"));

    try (LambdaProcess process = LambdaProcess.start(worker)) {
      String output = String.join("\n", process.output());
      assertThat(output).contains("Ready for a snapshot");
      // The JVM's authorities, a handshake to its end, the driver's own way to one, and its login.
      assertThat(output)
          .contains(
              "sun.security.ssl.SSLContextImpl$DefaultSSLContext ",
              "sun.security.ssl.Finished ",
              "org.postgresql.ssl.LibPQFactory ",
              "org.postgresql.core.v3.ScramAuthenticator ");
    }
  }

  private static void assertRefused(PackagedFunction function, String... named) {
    assertThatThrownBy(() -> LambdaProcess.start(function).close())
        .isInstanceOf(LambdaFailedException.class)
        .hasMessageContaining("ConfigurationException")
        .hasMessageContainingAll(named);
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        Stream<? extends ZipEntry> entries = file.stream()) {
      return entries.map(ZipEntry::getName).toList();
    }
  }
}
