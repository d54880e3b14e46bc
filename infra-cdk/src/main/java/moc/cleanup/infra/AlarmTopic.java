package moc.cleanup.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// Where alarms go, and from there to a person. What they say is no secret, so there is no key: with
/// AWS's own key for SNS, CloudWatch could not publish.
final class AlarmTopic extends Construct {

  private final Topic topic;

  AlarmTopic(Construct scope, StackConfig config) {
    super(scope, "AlarmTopic");
    topic =
        Topic.Builder.create(this, "Topic")
            .topicName(config.named("alarms"))
            .displayName("moc-cleanup " + config.stage())
            .enforceSsl(true)
            .build();
    topic.addSubscription(new EmailSubscription(config.alertEmail()));
    allowAlarms(config);
  }

  void tell(Alarm alarm) {
    SnsAction action = new SnsAction(topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }

  Topic topic() {
    return topic;
  }

  /// A policy of our own, here the demand for TLS, takes the place of the one that every topic
  /// starts with, which lets the account's alarms publish.
  private void allowAlarms(StackConfig config) {
    String alarms =
        Stack.of(this)
            .formatArn(
                ArnComponents.builder()
                    .service("cloudwatch")
                    .resource("alarm")
                    .resourceName(config.named("*"))
                    .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                    .build());
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsMayPublish")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Map.of(
                    "StringEquals", Map.of("aws:SourceAccount", config.account()),
                    "ArnLike", Map.of("aws:SourceArn", alarms)))
            .build());
  }
}
