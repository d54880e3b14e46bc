package moc.cleanup.operator.environment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of variables: `KEY=VALUE` lines, empty ones, and those that begin with `#`. `export` before
/// a key and quotes around a value are taken off; nothing else is special, since passwords hold
/// anything.
final class EnvFile {

  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");

  private final Path path;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private EnvFile(Path path) {
    this.path = path;
  }

  /// @throws UnusableException naming every line that cannot be read, and never what it holds
  static Map<String, String> read(Path path) {
    EnvFile file = new EnvFile(path);
    file.readLines();
    return Map.copyOf(file.variables);
  }

  private void readLines() {
    try {
      int number = 0;
      for (String line : Files.readAllLines(path)) {
        number++;
        read(number, line.strip());
      }
    } catch (NoSuchFileException e) {
      throw new UnusableException("--env-file is \"%s\"; there is no such file".formatted(path), e);
    } catch (CharacterCodingException e) {
      throw new UnusableException("--env-file is \"%s\"; it is not UTF-8".formatted(path), e);
    } catch (IOException e) {
      throw new UnusableException(
          "--env-file is \"%s\"; it cannot be read: %s".formatted(path, e.getMessage()), e);
    }
    if (!problems.isEmpty()) {
      throw new UnusableException(path + ", " + String.join("; ", problems));
    }
  }

  private void read(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Matcher variable = LINE.matcher(line);
    if (!variable.matches()) {
      problems.add("line " + number + ": not KEY=VALUE");
      return;
    }
    String value = variable.group(2).strip();
    if (isQuoted(value)) {
      value = value.substring(1, value.length() - 1);
    } else if (value.startsWith("\"") || value.startsWith("'")) {
      problems.add("line " + number + ": the quote at its beginning has no end");
    }
    if (variables.putIfAbsent(variable.group(1), value) != null) {
      problems.add("line " + number + ": " + variable.group(1) + " is there already");
    }
  }

  private static boolean isQuoted(String value) {
    return value.length() > 1
        && (value.startsWith("\"") || value.startsWith("'"))
        && value.charAt(0) == value.charAt(value.length() - 1);
  }
}
