package moc.cleanup.testbed.metrics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// The body of a PutMetricData call, read from CBOR and checked as CloudWatch checks it.
record PutMetricDataRequest(List<RecordedMetric> metrics) {

  private static final ObjectMapper CBOR = new CBORMapper();
  private static final int MOST_METRICS_OF_CLOUDWATCH = 1000;

  static PutMetricDataRequest parse(byte[] body) {
    JsonNode request = CBOR.readTree(body);
    String namespace = request.path("Namespace").asString("");
    require(!namespace.isEmpty(), "The parameter Namespace is required.");
    List<RecordedMetric> metrics =
        request.path("MetricData").valueStream().map(datum -> metric(namespace, datum)).toList();
    require(metrics.size() <= MOST_METRICS_OF_CLOUDWATCH, "The collection MetricData is too long.");
    return new PutMetricDataRequest(metrics);
  }

  private static RecordedMetric metric(String namespace, JsonNode datum) {
    String name = datum.path("MetricName").asString("");
    require(!name.isEmpty(), "The parameter MetricName is required.");
    List<Double> values = values(datum);
    require(!values.isEmpty(), "At least one of Value and Values must be specified: " + name);
    require(values.stream().allMatch(Double::isFinite), "The value must be a number: " + name);
    return new RecordedMetric(
        namespace,
        name,
        dimensions(datum),
        datum.path("Unit").asString("None"),
        values,
        counts(datum, values.size()));
  }

  private static Map<String, String> dimensions(JsonNode datum) {
    return datum
        .path("Dimensions")
        .valueStream()
        .collect(
            Collectors.toMap(
                dimension -> dimension.path("Name").asString(),
                dimension -> dimension.path("Value").asString()));
  }

  private static List<Double> values(JsonNode datum) {
    return datum.has("Value") ? List.of(datum.path("Value").asDouble()) : doubles(datum, "Values");
  }

  private static List<Double> counts(JsonNode datum, int values) {
    List<Double> counts = doubles(datum, "Counts");
    return counts.isEmpty() ? Collections.nCopies(values, 1.0) : counts;
  }

  private static List<Double> doubles(JsonNode datum, String field) {
    Stream<JsonNode> numbers = datum.path(field).valueStream();
    return numbers.map(JsonNode::asDouble).toList();
  }

  private static void require(boolean valid, String message) {
    if (!valid) {
      throw new InvalidMetricsException(message);
    }
  }
}
