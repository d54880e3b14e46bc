package moc.cleanup.infra;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the functions reach AWS from their subnets. The stack cannot look, so it must be told: without
/// a way out every call would hang until the function is killed.
enum Egress {
  /// A NAT gateway, or any other route to the internet.
  NAT("nat"),
  /// The VPC has endpoints for SQS, CloudWatch, Secrets Manager and S3 already.
  EXISTING_ENDPOINTS("existing-endpoints"),
  /// The stack makes those endpoints, for all of the VPC.
  CREATE_ENDPOINTS("create-endpoints");

  private static final String TAKES =
      "how the functions reach AWS: "
          + Arrays.stream(values())
              .map(egress -> '"' + egress.word + '"')
              .collect(Collectors.joining(", "));

  private final String word;

  Egress(String word) {
    this.word = word;
  }

  static Egress from(ConfigurationSection section) {
    Pattern words =
        Pattern.compile(
            Arrays.stream(values()).map(egress -> egress.word).collect(Collectors.joining("|")));
    String word = section.text("egress", words, TAKES);
    return Arrays.stream(values())
        .filter(egress -> egress.word.equals(word))
        .findFirst()
        .orElse(NAT);
  }
}
