package moc.cleanup.infra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One object of a configuration file being read. A field that is missing, senseless or unknown is
/// noted, not thrown; a harmless value stands in for it meanwhile. Not thread-safe.
final class ConfigurationSection {

  private final JsonNode fields;
  private final String path;
  private final ConfigurationProblems problems;
  private final Set<String> known = new HashSet<>();
  private final List<ConfigurationSection> parts = new ArrayList<>();

  /// @param path what stands before the fields' names in messages, empty for the file itself
  ConfigurationSection(JsonNode fields, String path, ConfigurationProblems problems) {
    this.fields = fields;
    this.path = path;
    this.problems = problems;
    if (!fields.isObject()) {
      problems.add((path.isEmpty() ? "the file" : path) + " is no JSON object");
    }
  }

  String text(String name, Pattern pattern, String takes) {
    Optional<String> text = optionalText(name, pattern, takes);
    if (text.isEmpty() && isMissing(name)) {
      problems.add(path + name + " is missing; it takes " + takes);
    }
    return text.orElse("");
  }

  Optional<String> optionalText(String name, Pattern pattern, String takes) {
    JsonNode value = field(name);
    if (isMissing(name)) {
      return Optional.empty();
    }
    if (value.isString() && pattern.matcher(value.stringValue()).matches()) {
      return Optional.of(value.stringValue());
    }
    problem(name, takes);
    return Optional.empty();
  }

  List<String> texts(String name, Pattern pattern, String takes) {
    List<String> texts = new ArrayList<>();
    JsonNode values = field(name);
    for (JsonNode value : values) {
      if (value.isString() && pattern.matcher(value.stringValue()).matches()) {
        texts.add(value.stringValue());
      } else {
        problems.add(path + name + " contains " + value + "; it takes a list of " + takes);
      }
    }
    if (!isMissing(name) && !values.isArray()) {
      problem(name, "a list of " + takes);
    }
    return texts;
  }

  int number(String name, int fallback, int least, int most, String unit) {
    JsonNode value = field(name);
    if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
      return value.intValue();
    }
    if (!isMissing(name)) {
      problem(name, aNumber(least, most, unit));
    }
    return fallback;
  }

  int number(String name, int least, int most, String unit) {
    if (isMissing(name)) {
      field(name);
      problem(name, aNumber(least, most, unit));
    }
    return number(name, most, least, most, unit);
  }

  boolean flag(String name, boolean fallback) {
    JsonNode value = field(name);
    if (isMissing(name)) {
      return fallback;
    }
    if (!value.isBoolean()) {
      problem(name, "true or false");
    }
    return value.booleanValue(fallback);
  }

  ConfigurationSection section(String name) {
    JsonNode value = field(name);
    return part(value.isMissingNode() ? JsonNodeFactory.instance.objectNode() : value, name + ".");
  }

  List<ConfigurationSection> sections(String name) {
    List<ConfigurationSection> sections = new ArrayList<>();
    for (JsonNode value : field(name)) {
      sections.add(part(value, name + "[" + sections.size() + "]."));
    }
    return sections;
  }

  /// Notes that a field's value cannot be used.
  void problem(String name, String takes) {
    problems.add(
        path
            + name
            + (isMissing(name) ? " is missing" : " is " + fields.path(name))
            + "; it takes "
            + takes);
  }

  /// Notes every field that nobody asked for: a misspelled setting must not be a setting ignored.
  void refuseUnknown() {
    fields.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> problems.add(path + name + " is unknown"));
    parts.forEach(ConfigurationSection::refuseUnknown);
  }

  private static String aNumber(int least, int most, String unit) {
    return "a whole number of " + unit + " from " + least + " to " + most;
  }

  private JsonNode field(String name) {
    known.add(name);
    return fields.path(name);
  }

  private boolean isMissing(String name) {
    return fields.path(name).isMissingNode() || fields.path(name).isNull();
  }

  private ConfigurationSection part(JsonNode value, String name) {
    ConfigurationSection part = new ConfigurationSection(value, path + name, problems);
    parts.add(part);
    return part;
  }
}
