package moc.cleanup.testbed.lambda;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Which messages of a batch the function says have failed. As on AWS, no answer and an empty list
/// mean that all is well; an answer that makes no sense means that nothing is.
record BatchAnswer(Set<String> failedIds) {

  private static final ObjectMapper JSON = JsonMapper.shared();

  static BatchAnswer parse(String answer, Set<String> batchIds) {
    if (answer.isBlank()) {
      return new BatchAnswer(Set.of());
    }
    JsonNode failures = failures(answer);
    Set<String> failedIds = new HashSet<>();
    for (JsonNode failure : failures) {
      String id = failure.path("itemIdentifier").asString("");
      if (!batchIds.contains(id)) {
        throw new LambdaFailedException("The answer names an unknown message: " + answer);
      }
      failedIds.add(id);
    }
    return new BatchAnswer(failedIds);
  }

  private static JsonNode failures(String answer) {
    JsonNode root;
    try {
      root = JSON.readTree(answer);
    } catch (JacksonException malformed) {
      throw new LambdaFailedException("The answer is no JSON: " + answer, malformed);
    }
    JsonNode failures = root.path("batchItemFailures");
    boolean isResponse = root.isNull() || root.isObject();
    boolean isList = failures.isMissingNode() || failures.isNull() || failures.isArray();
    if (!isResponse || !isList) {
      throw new LambdaFailedException("The answer is no batch response: " + answer);
    }
    return failures;
  }
}
