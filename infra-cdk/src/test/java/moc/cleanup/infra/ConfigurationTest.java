package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ConfigurationTest {

  private static final Path EXAMPLE = Path.of("config", "example.json");

  @Test
  void theExampleCanBeUsed() {
    StackConfig config = Synthesized.config(_ -> {});

    assertThat(config.stage()).isEqualTo("prod");
    assertThat(config.network().egress()).isEqualTo(Egress.EXISTING_ENDPOINTS);
    assertThat(config.database().url())
        .isEqualTo(
            "jdbc:postgresql://platform.cluster-example.eu-west-1.rds.amazonaws.com:5432/platform"
                + "?sslmode=require");
  }

  @Test
  void whatNeedsNoDecisionHasADefault() {
    StackConfig config =
        Synthesized.config(file ->
            file.remove(
                List.of(
                    "cdnDomains",
                    "retentionDays",
                    "batchSize",
                    "schedule",
                    "worker",
                    "logRetentionDays",
                    "keepData",
                    "tracing")));

    assertThat(config).isEqualTo(Synthesized.config(file -> file.putArray("cdnDomains")));
  }

  @Test
  void allProblemsAreInOneMessage() {
    assertThatThrownBy(() ->
            Synthesized.config(file -> {
              file.put("stage", "Prod!").put("retentionDays", 0).remove("alertEmail");
              file.put("guardPercent", 101).withObject("bucket").put("deleteVersions", true);
              file.put("retension", 30).put("logRetentionDays", 91);
              file.withObject("network").remove("egress");
              file.withObject("network").putArray("securityGroupIds");
              file.withObject("bucket").put("versioned", "no").putArray("keyPrefixes").add("a*");
              file.withObject("database").put("host", "https://db/").put("port", 0);
              file.withObject("worker").put("batchSize", 20).put("batchingWindowSeconds", 0);
            }))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "prod.json cannot be used",
            "stage is \"Prod!\"; it takes",
            "retentionDays is 0; it takes a whole number of days from 1 to 3650",
            "guardPercent is 101; it takes a whole number of percent from 0 to 100",
            "bucket.deleteVersions is true; it takes true only where bucket.versioned is true",
            "alertEmail is missing",
            "retension is unknown",
            "logRetentionDays is 91; it takes one of",
            "network.egress is missing; it takes how the functions reach AWS: \"nat\"",
            "network.securityGroupIds is []",
            "bucket.versioned is \"no\"; it takes true or false",
            "bucket.keyPrefixes contains \"a*\"",
            "database.host is \"https://db/\"",
            "database.port is 0",
            "worker.batchingWindowSeconds is 0; it takes 1 or more, since batchSize is over 10");
  }

  @Test
  void workersDoNotOpenMoreConnectionsThanTheBudgetHas() {
    assertThatThrownBy(() ->
            Synthesized.config(file -> file.withObject("database").put("connectionBudget", 19)))
        .hasMessageContaining(
            "worker.maxConcurrency is 5; it takes at most 4: 5 processes with 4 connections each"
                + " are 20, and database.connectionBudget is 19");
  }

  @Test
  void aBudgetTooSmallForTheFewestWorkersIsTheBudgetsFault() {
    assertThatThrownBy(() ->
            Synthesized.config(file -> file.withObject("database").put("connectionBudget", 7)))
        .hasMessageContaining("database.connectionBudget is 7; it takes a whole number of")
        .hasMessageContaining("from 8 to")
        .hasMessageNotContaining("maxConcurrency");
    assertThatThrownBy(() ->
            Synthesized.config(file -> file.withObject("database").remove("connectionBudget")))
        .hasMessageContaining("database.connectionBudget is missing; it takes")
        .hasMessageNotContaining("maxConcurrency");
  }

  @Test
  void aCopyWhoseStageWasForgottenIsNotDeployedOverTheOther() throws IOException {
    String prod = Files.readString(EXAMPLE);

    assertThatThrownBy(() -> ConfigurationFile.parse(prod, Path.of("config", "staging.json")))
        .hasMessageContaining("stage is \"prod\"; it takes the file's own name");
    assertThat(ConfigurationFile.parse(prod, EXAMPLE).stage()).isEqualTo("prod");
  }

  @Test
  void anEndpointForS3NeedsRouteTables() {
    assertThatThrownBy(() ->
            Synthesized.config(file -> {
              Synthesized.makingEndpoints(file);
              subnet(file, 1).remove("routeTableId");
            }))
        .hasMessageContaining("a routeTableId with every subnet");
  }

  @Test
  void endpointsAreForAllOfTheVpcAndMustKnowIt() {
    assertThatThrownBy(() ->
            Synthesized.config(
                file -> file.withObject("network").put("egress", "create-endpoints")))
        .hasMessageContaining("network.vpcCidrs is missing; it takes all IPv4 ranges of the VPC");
    assertThatThrownBy(() ->
            Synthesized.config(file -> {
              Synthesized.makingEndpoints(file);
              file.withObject("network").withArray("vpcCidrs").add("10.0.0.0/8");
            }))
        .hasMessageContaining(
            "network.vpcCidrs contains \"10.0.0.0/8\"; it takes a list of ranges");
  }

  @Test
  void subnetsLieInZonesOfTheirOwnInTheRegion() {
    assertThatThrownBy(
            () -> Synthesized.config(file -> subnet(file, 1).put("availabilityZone", "eu-west-1a")))
        .hasMessageContaining("each in another availability zone");
    assertThatThrownBy(
            () -> Synthesized.config(file -> subnet(file, 1).put("availabilityZone", "us-east-1a")))
        .hasMessageContaining("subnets in eu-west-1");
  }

  @Test
  void secretsAreTwoAndOfTheRegion() {
    String secret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:login-AbCdEf";

    assertThatThrownBy(() ->
            Synthesized.config(file ->
                file.withObject("database")
                    .put("schedulerSecretArn", secret)
                    .put("workerSecretArn", secret)))
        .hasMessageContaining("database.workerSecretArn is")
        .hasMessageContaining("region is \"eu-west-1\"");
  }

  @Test
  void theSecretsKeyIsOfTheRegion() {
    assertThatThrownBy(() ->
            Synthesized.config(file ->
                file.withObject("database")
                    .put("secretsKeyArn", "arn:aws:kms:us-east-1:111122223333:key/one")))
        .hasMessageContaining("region is \"eu-west-1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password=x", "sslmode=require&password=x", "user=x", "sslpassword=x"})
  void noLoginIsGivenInTheDatabasesParameters(String parameters) {
    assertThatThrownBy(() ->
            Synthesized.config(file -> file.withObject("database").put("parameters", parameters)))
        .hasMessageContaining("database.parameters is")
        .hasMessageContaining("without login");
  }

  @Test
  void nothingIsNamedTwiceInTheNetwork() {
    assertThatThrownBy(() ->
            Synthesized.config(file -> {
              subnet(file, 1).put("id", "subnet-0a1b2c3d4e5f60711");
              file.withObject("network").withArray("securityGroupIds").add("sg-0a1b2c3d4e5f60718");
            }))
        .hasMessageContaining("network.subnets is")
        .hasMessageContaining("network.securityGroupIds is");
  }

  @Test
  void aPlaceholderOfAPolicyIsNoPrefix() {
    assertThatThrownBy(() ->
            Synthesized.config(
                file -> file.withObject("bucket").putArray("keyPrefixes").add("${aws:username}/")))
        .hasMessageContaining("bucket.keyPrefixes contains");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> ConfigurationFile.parse("{", Path.of("prod.json")))
        .hasMessageContaining("prod.json is not JSON");
    assertThatThrownBy(() -> ConfigurationFile.parse("[]", Path.of("prod.json")))
        .hasMessageContaining("the file is no JSON object");
  }

  @Test
  void aStageWithoutFileSaysWhatToDo() {
    assertThatThrownBy(() -> ConfigurationFile.read(Path.of("config"), "nowhere"))
        .hasMessageContaining("copy config/example.json");
    assertThatThrownBy(() -> ConfigurationFile.read(Path.of("config"), "../config/example"))
        .hasMessageContaining("no name of a stage");
  }

  @Test
  void functionsThatAreNotBuiltAreMissed() {
    assertThatThrownBy(() -> LambdaCode.builtIn(Path.of("src")))
        .hasMessageContaining("scheduler-lambda.jar is not there: run `mvn package` first");
  }

  private static ObjectNode subnet(ObjectNode file, int position) {
    return (ObjectNode) file.withObject("network").withArray("subnets").path(position);
  }
}
