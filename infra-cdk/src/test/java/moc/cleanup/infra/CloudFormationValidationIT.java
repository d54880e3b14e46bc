package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;

/// CDK's validation against CloudFormation's rules, with its findings as errors. It takes seconds,
/// so it is off in the other tests.
@NeedsNode
class CloudFormationValidationIT {

  @Test
  void theTemplateKeepsCloudFormationsRules() {
    Synthesized stack = Synthesized.example();

    assertThat(stack.resources("AWS::Lambda::Function")).hasSize(2);
  }

  @Test
  void soDoesTheTemplateOfOtherSettings() {
    Synthesized stack = Synthesized.with(Synthesized::otherwise);

    assertThat(stack.resources("AWS::Events::Rule")).hasSize(2);
  }

  @Test
  void aTemplateThatDoesNotIsRefused() {
    App app = CleanupApp.app();
    MocCleanupStack stack = Synthesized.stack(app, _ -> {});
    CfnResource.Builder.create(stack, "Wrong")
        .type("AWS::SQS::Queue")
        .properties(Map.of("VisibilityTimeout", "soon"))
        .build();

    assertThatThrownBy(app::synth).hasMessageContaining("VisibilityTimeout");
  }
}
