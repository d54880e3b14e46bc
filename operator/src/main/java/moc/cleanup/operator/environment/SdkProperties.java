package moc.cleanup.operator.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/// Hands the SDK variables that are not the process's own. It reads its settings from the process's
/// variables alone, but for each of them a system property goes first.
final class SdkProperties {

  private static final String PREFIX = "AWS_";

  /// The services' own settings, which the SDK keeps to itself.
  /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  private static final Map<String, String> ENDPOINTS =
      Map.of(
          "AWS_ENDPOINT_URL", "aws.endpointUrl",
          "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
          "AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3",
          "AWS_ENDPOINT_URL_CLOUDWATCH", "aws.endpointUrlCloudWatch");

  private SdkProperties() {}

  /// @throws UnusableException naming variables of AWS that cannot be handed on
  static void set(Map<String, String> variables) {
    Map<String, String> properties = properties();
    List<String> unknown = new ArrayList<>();
    variables.forEach((name, value) -> {
      if (properties.containsKey(name)) {
        System.setProperty(properties.get(name), value);
      } else if (name.startsWith(PREFIX)) {
        unknown.add(name);
      }
    });
    if (!unknown.isEmpty()) {
      throw new UnusableException(
          "the AWS SDK takes %s from the environment alone: export it and leave it out of the file"
              .formatted(String.join(", ", unknown.stream().sorted().toList())));
    }
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(ENDPOINTS);
    for (SdkSystemSetting setting : SdkSystemSetting.values()) {
      properties.put(setting.environmentVariable(), setting.property());
    }
    for (ProfileFileSystemSetting setting : ProfileFileSystemSetting.values()) {
      properties.put(setting.environmentVariable(), setting.property());
    }
    return properties;
  }
}
