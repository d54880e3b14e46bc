package moc.cleanup.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A set of environment variables being read. Values that are missing or make no sense are noted,
/// not thrown, so that [#refuseProblems()] can name them all in one message. A variable that is
/// blank counts as not set. Not thread-safe.
public final class Variables {

  private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();
  private final SortedSet<String> asked = new TreeSet<>();

  public Variables(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// The variables of this process.
  public static Variables ofProcess() {
    return new Variables(System.getenv());
  }

  /// The variable's text without surrounding blanks, or nothing when it is not set.
  public Optional<String> optional(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The variable's text, which must be set; an empty text stands in until
  /// [#refuseProblems()] is called.
  ///
  /// @param takes what the variable takes, for the message
  public String required(String name, String takes) {
    return optional(name)
        .orElseGet(() -> {
          problems.add(name + " is not set; it takes " + takes);
          return "";
        });
  }

  /// The same, refused when `accepts` does not hold; the message quotes the value, so never use
  /// this for a secret.
  public String required(String name, String takes, Predicate<String> accepts) {
    String text = required(name, takes);
    if (!text.isEmpty() && !accepts.test(text)) {
      problem(name, takes);
    }
    return text;
  }

  /// The variable's text or `fallback`, refused when it does not match the pattern.
  public String matching(String name, String fallback, Pattern pattern, String takes) {
    String text = optional(name).orElse(fallback);
    if (!pattern.matcher(text).matches()) {
      problem(name, takes);
    }
    return text;
  }

  /// A whole number from `least` to `most`, or `fallback` when the variable is not set.
  public int wholeNumber(String name, int fallback, int least, int most, String unit) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notNumber) {
      // Falls through to the same message as a number out of range.
    }
    problem(name, "a whole number of " + unit + " from " + least + " to " + most);
    return fallback;
  }

  /// `true` or `false` in any case of letters, or `fallback` when the variable is not set.
  public boolean flag(String name, boolean fallback) {
    String text = optional(name).map(value -> value.toLowerCase(Locale.ROOT)).orElse("");
    return switch (text) {
      case "" -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> {
        problem(name, "true or false");
        yield fallback;
      }
    };
  }

  /// An address of the web, such as a queue's URL, or nothing when the variable is not set.
  public Optional<String> webAddress(String name, String takes) {
    Optional<String> text = optional(name);
    if (text.isPresent() && !isWebAddress(text.get())) {
      problem(name, takes);
    }
    return text;
  }

  /// The same, which must be set.
  public String requiredWebAddress(String name, String takes) {
    return required(name, takes, Variables::isWebAddress);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null && WEB_SCHEMES.contains(address.getScheme());
    } catch (URISyntaxException notAddress) {
      return false;
    }
  }

  /// The comma-separated texts of a variable, blanks around them cut; empty when it is not set.
  public List<String> list(String name) {
    return optional(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// The names that were asked for so far, whether they are set or not.
  public SortedSet<String> asked() {
    return Collections.unmodifiableSortedSet(asked);
  }

  /// Notes that a variable's value cannot be used.
  public void problem(String name, String takes) {
    problems.add(
        optional(name)
            .map(text -> name + " is \"" + text + "\"; it takes " + takes)
            .orElseGet(() -> name + " is not set; it takes " + takes));
  }

  /// Ends the reading.
  ///
  /// @throws ConfigurationException naming every variable at fault, what it holds and what it takes
  public void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }
}
