package moc.cleanup.infra;

import java.util.regex.Pattern;

/// What the names of AWS look like, as far as it catches a slip of the pen.
final class Patterns {

  static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");
  static final Pattern AVAILABILITY_ZONE = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9][a-z]");
  static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
  static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");
  static final Pattern SECRET =
      Pattern.compile(
          "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+-[A-Za-z0-9]{6}");
  static final Pattern KEY = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+");
  static final Pattern EXTENSION_FOR_ARM =
      Pattern.compile(
          "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:"
              + "AWS-Parameters-and-Secrets-Lambda-Extension-Arm64:[0-9]+");

  /// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
  static final Pattern VPC_CIDR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}/(1[6-9]|2[0-8])");

  static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.$-]+");

  /// Without a login: it would stand in the template and in the function's settings for all to read.
  static final Pattern URL_PARAMETERS =
      Pattern.compile(
          "(?!(.*&)?(user|(ssl)?password)=)[A-Za-z0-9_]+=[^&\\s]*(&[A-Za-z0-9_]+=[^&\\s]*)*");

  /// A comma would part the variable; the others are wildcards and placeholders of a policy.
  static final Pattern KEY_PREFIX = Pattern.compile("[^*?$,\\s]+");

  private Patterns() {}

  /// The identifiers of EC2, such as `vpc-0123456789abcdef0`.
  static Pattern id(String prefix) {
    return Pattern.compile(prefix + "-[0-9a-f]{8,17}");
  }
}
