package moc.cleanup.infra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import moc.cleanup.metrics.Metric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// When somebody is woken, and what they read then.
@NeedsNode
class AlarmsTest {

  private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");
  private static final Path COST = Path.of("..", "docs", "cost.md");
  private static final Pattern LINK = Pattern.compile("docs/runbook\\.md#([a-z-]+)");

  private final Synthesized stack = Synthesized.example();

  @ParameterizedTest
  @CsvSource({
    "failure-rate, GreaterThanThreshold, 10, notBreaching",
    "dead-letters, GreaterThanThreshold, 50, notBreaching",
    "worker-errors, GreaterThanThreshold, 3, notBreaching",
    "old-messages, GreaterThanThreshold, 21600, notBreaching",
    "scheduler-errors, GreaterThanThreshold, 0, notBreaching",
    "failed-runs, GreaterThanThreshold, 0, notBreaching",
    "undelivered-runs, GreaterThanThreshold, 0, notBreaching",
    "no-run, LessThanThreshold, 1, breaching",
    "overdue-mocs, GreaterThanThreshold, 48, notBreaching",
    "owed-objects, GreaterThanThreshold, 48, notBreaching",
    "guard-tripped, GreaterThanThreshold, 0, notBreaching",
  })
  void eachWakesSomebodyAtItsThreshold(
      String name, String comparison, int threshold, String missing) {
    JsonNode alarm = alarm(name);

    assertThat(alarm.path("ComparisonOperator").stringValue()).isEqualTo(comparison);
    assertThat(alarm.path("Threshold").intValue()).isEqualTo(threshold);
    assertThat(alarm.path("TreatMissingData").stringValue()).isEqualTo(missing);
    assertThat(alarm.at("/AlarmActions/0/Ref").stringValue()).startsWith("AlarmTopic");
  }

  @ParameterizedTest
  @CsvSource({
    "dead-letters, ApproximateNumberOfMessagesVisible, dlq",
    "old-messages, ApproximateAgeOfOldestMessage, queue",
    "failed-runs, ApproximateNumberOfMessagesVisible, failed-runs",
    "undelivered-runs, ApproximateNumberOfMessagesVisible, undelivered-runs",
  })
  void thoseOfQueuesWatchTheirQueue(String name, String metric, String queue) {
    JsonNode alarm = alarm(name);

    assertThat(alarm.path("MetricName").stringValue()).isEqualTo(metric);
    assertThat(alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").stringValue())
        .isEqualTo(stack.queueId(queue));
  }

  @ParameterizedTest
  @CsvSource({
    "overdue-mocs, OldestExpiredAge, Maximum",
    "owed-objects, OldestOwedAge, Maximum",
    "guard-tripped, GuardTripped, Sum",
  })
  void thoseOfOurMetricsWatchTheirMetric(String name, String metric, String statistic) {
    JsonNode alarm = alarm(name);

    assertThat(alarm.path("MetricName").stringValue()).isEqualTo(metric);
    assertThat(alarm.path("Statistic").stringValue()).isEqualTo(statistic);
    assertThat(alarm.path("Namespace").stringValue()).isEqualTo("MocCleanup");
    assertThat(alarm.at("/Dimensions/0/Value").stringValue()).isEqualTo("prod");
  }

  @ParameterizedTest
  @CsvSource({"worker-errors, worker", "scheduler-errors, scheduler"})
  void thoseOfErrorsWatchTheirFunction(String name, String function) {
    JsonNode alarm = alarm(name);
    JsonNode watched =
        requireNonNull(
            stack
                .resources("AWS::Lambda::Function")
                .get(alarm.at("/Dimensions/0/Value/Ref").stringValue()));

    assertThat(alarm.path("MetricName").stringValue()).isEqualTo("Errors");
    assertThat(watched.path("Properties")).isEqualTo(stack.function(function));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "9, 1, 10", "89, 11, 11", "0, 100, 100", "100, 0, 0"})
  void theFailureRateIsAPercentageOfAttempts(double processed, double failed, double percent) {
    String expression = alarm("failure-rate").at("/Metrics/0/Expression").stringValue();

    assertThat(
            MetricMath.evaluate(
                expression,
                Set.of("processed", "failed"),
                Map.of("processed", processed, "failed", failed)))
        .isEqualTo(percent);
  }

  /// The expression must give a number for every day: one without an attempt is 0, and the side that
  /// sent nothing does not take the other with it.
  @ParameterizedTest
  @CsvSource({", , 0", "5, , 0", ", 5, 100"})
  void theFailureRateOfADayWithoutDataIsANumber(
      @Nullable Double processed, @Nullable Double failed, double percent) {
    String expression = alarm("failure-rate").at("/Metrics/0/Expression").stringValue();
    Map<String, Double> sent = new HashMap<>();
    if (processed != null) {
      sent.put("processed", processed);
    }
    if (failed != null) {
      sent.put("failed", failed);
    }

    assertThat(MetricMath.evaluate(expression, Set.of("processed", "failed"), sent))
        .isEqualTo(percent);
  }

  @Test
  void anHourWithoutARunIsOneWithoutARun() {
    String expression = alarm("no-run").at("/Metrics/0/Expression").stringValue();

    assertThat(MetricMath.evaluate(expression, Set.of("runs"), Map.of())).isZero();
    assertThat(MetricMath.evaluate(expression, Set.of("runs"), Map.of("runs", 1.0))).isOne();
  }

  @Test
  void theFailureRateIsOverADay() {
    assertThat(alarm("failure-rate").path("Metrics").valueStream().skip(1))
        .hasSize(2)
        .allMatch(metric -> metric.at("/MetricStat/Period").intValue() == 86_400)
        .allMatch(metric -> metric.at("/MetricStat/Stat").stringValue().equals("Sum"));
    assertThat(alarm("failure-rate").path("EvaluationPeriods").intValue()).isEqualTo(1);
  }

  @Test
  void twentySixHoursWithoutAFinishedRunAreMissed() {
    JsonNode alarm = alarm("no-run");

    assertThat(alarm.path("EvaluationPeriods").intValue()).isEqualTo(26);
    assertThat(alarm.at("/Metrics/1/MetricStat/Period").intValue()).isEqualTo(3_600);
    assertThat(alarm.at("/Metrics/1/MetricStat/Stat").stringValue()).isEqualTo("SampleCount");
    assertThat(alarm.at("/Metrics/1/MetricStat/Metric/MetricName").stringValue())
        .isEqualTo("ItemsEnqueued");
  }

  @Test
  void everyAlarmSaysWhereToReadOn() throws IOException {
    String runbook = Files.readString(RUNBOOK);

    for (JsonNode alarm : stack.resources("AWS::CloudWatch::Alarm").values()) {
      Matcher link = LINK.matcher(alarm.at("/Properties/AlarmDescription").stringValue());
      assertThat(link.find()).isTrue();
      assertThat(runbook).contains("<a id=\"" + link.group(1) + "\"></a>");
    }
  }

  @Test
  void theCostPageCountsThem() throws IOException {
    Collection<JsonNode> alarms = stack.resources("AWS::CloudWatch::Alarm").values();
    long metrics = alarms.stream().mapToLong(AlarmsTest::metrics).sum();

    assertThat(Files.readString(COST))
        .contains("%d, on %d metrics".formatted(alarms.size(), metrics));
  }

  @Test
  void alarmsMayPublishToTheTopicAndTlsIsAsked() {
    String policy = stack.resources("AWS::SNS::TopicPolicy").values().toString();

    assertThat(policy)
        .contains("\"Service\":\"cloudwatch.amazonaws.com\"", "\"aws:SecureTransport\":\"false\"")
        .contains("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:moc-cleanup-prod-*");
    assertThat(stack.properties("AWS::SNS::Subscription", "Protocol", "email").path("Endpoint"))
        .hasToString("\"platform-alerts@example.com\"");
  }

  @Test
  void theDashboardShowsEveryMetricAndAlarm() {
    String dashboard = stack.resources("AWS::CloudWatch::Dashboard").values().toString();
    Set<String> metrics =
        Arrays.stream(Metric.values()).map(Metric::cloudWatchName).collect(Collectors.toSet());

    assertThat(metrics).allSatisfy(metric -> assertThat(dashboard).contains(metric + "\\\""));
    assertThat(dashboard)
        .contains("p50", "p95", "p99", "ConcurrentExecutions", "-P2D")
        .contains("ApproximateNumberOfMessagesVisible")
        .contains(stack.resources("AWS::CloudWatch::Alarm").keySet());
  }

  /// Those of an expression, without the expression itself; else the one.
  private static long metrics(JsonNode alarm) {
    JsonNode expression = alarm.at("/Properties/Metrics");
    return expression.isMissingNode() ? 1 : expression.size() - 1;
  }

  private JsonNode alarm(String name) {
    return stack.properties("AWS::CloudWatch::Alarm", "AlarmName", "moc-cleanup-prod-" + name);
  }
}
