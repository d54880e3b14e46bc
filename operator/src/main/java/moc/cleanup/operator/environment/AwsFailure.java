package moc.cleanup.operator.environment;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the SDK says when a service cannot be used, in one line that helps.
public final class AwsFailure {

  private static final String NO_REGION = "Unable to load region";
  private static final String NO_CREDENTIALS = "Unable to load credentials";

  private AwsFailure() {}

  public static String describe(SdkException failure) {
    if (failure instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
      String code = String.valueOf(refusal.awsErrorDetails().errorCode());
      return "%s (HTTP %d)".formatted(code, refusal.statusCode());
    }
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith(NO_REGION)) {
      return "no AWS region is set: set AWS_REGION, or use --region";
    }
    if (message.startsWith(NO_CREDENTIALS)) {
      return "no AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
          + " use --profile";
    }
    return message
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst(" \\(SDK Attempt Count: \\d+\\)", "");
  }
}
