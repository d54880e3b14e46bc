package moc.cleanup.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Main;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.testbed.outage.Relay;
import moc.cleanup.testbed.platform.MocDraft;
import org.junit.jupiter.api.Test;

/// In a process of its own: how many connections the JDK's client keeps is settled once in each.
class ConnectionsToS3Test {

  private static final int OBJECTS = 300;

  @Test
  void areMadeOnceAndKept() throws IOException, InterruptedException {
    try (Installation installation = Installation.migrated().onItsOwnQueue();
        Relay s3 = Relay.to(installation.sandbox().s3Endpoint())) {
      MocDraft moc = installation.platform().moc("ada").deletedDaysAgo(40);
      for (int i = 0; i < OBJECTS; i++) {
        moc = moc.file("mocs/" + i + ".pdf");
      }
      moc.create();
      assertThat(installation.invoke("run").exitCode()).isZero();

      assertThat(verify(installation, s3)).contains(OBJECTS + " objects asked for");

      assertThat(s3.connectionsMade()).isBetween(1, AwsClients.CALLS_AT_ONCE);
    }
  }

  private static String verify(Installation installation, Relay s3)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "verify",
            "--all");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(installation.sandbox().awsVariables());
    builder.environment().putAll(installation.variables());
    builder.environment().put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
