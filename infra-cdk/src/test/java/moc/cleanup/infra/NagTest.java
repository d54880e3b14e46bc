package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;

/// AWS's own list of what a stack should not do. What we do in spite of it stands here, with why.
@NeedsNode
class NagTest {

  private static final Matcher ANY_RULE = Match.stringLikeRegexp("AwsSolutions-.*");

  @Test
  void nothingIsFoundThatWeDidNotDecide() {
    MocCleanupStack stack = checkedStack();
    suppress(stack);

    Annotations annotations = Annotations.fromStack(stack);

    assertThatCode(() -> annotations.hasNoError("*", ANY_RULE)).doesNotThrowAnyException();
    assertThatCode(() -> annotations.hasNoWarning("*", ANY_RULE)).doesNotThrowAnyException();
  }

  @Test
  void whatWeDidDecideIsFound() {
    Annotations annotations = Annotations.fromStack(checkedStack());

    assertThatThrownBy(() -> annotations.hasNoError("*", ANY_RULE))
        .hasMessageContainingAll("AwsSolutions-IAM5", "AwsSolutions-SQS3");
  }

  private static MocCleanupStack checkedStack() {
    MocCleanupStack stack =
        Synthesized.stack(
            CleanupApp.app(),
            file -> {
              file.withObject("bucket").put("versioned", true);
              file.put("tracing", true);
            });
    Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    return stack;
  }

  private static void suppress(MocCleanupStack stack) {
    NagSuppressions.addStackSuppressions(
        stack,
        List.of(
            because(
                "AwsSolutions-IAM5",
                "Network interfaces, metrics and traces have no resource to name; conditions bound"
                    + " the first two, and traces hold nothing.",
                "Resource::*"),
            because(
                "AwsSolutions-IAM5",
                "Which objects of the bucket are to go, nobody knows beforehand.",
                "Resource::arn:aws:s3:::platform-assets/*"),
            because(
                "AwsSolutions-SQS3",
                "The queues of undelivered and failed runs are themselves where failures end.")));
  }

  /// @param findings those that are meant, if not all of the rule's
  private static NagPackSuppression because(String rule, String reason, String... findings) {
    NagPackSuppression.Builder suppression = NagPackSuppression.builder().id(rule).reason(reason);
    if (findings.length > 0) {
      suppression.appliesTo(List.of(findings));
    }
    return suppression.build();
  }
}
