package moc.cleanup.operator.deadletter;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what the ledger's last error means, and what to do about it, for somebody who does not know
/// SQLSTATEs by heart.
public enum FailureInWords {
  STILL_REFERRED_TO(
      "SQLSTATE 23503: .*on table \"([^\"]+)\"",
      "A row of \"%s\" refers to it; its foreign key forbids deletion.",
      "Remove that row or what it refers to, or give the foreign key an ON DELETE action."),
  NO_PRIVILEGE(
      "SQLSTATE 42501: .*",
      "The worker's database user lacks a privilege.",
      "Grant it (db/grants.sql); the error names the table."),
  CONTENTION(
      "SQLSTATE (40P01|40001|55P03): .*",
      "Other sessions held its rows locked for too long.",
      "Redrive when they are through; if it goes on, lower the worker's concurrency."),
  TOO_SLOW(
      "SQLSTATE 57014: .*",
      "The database ended a statement that took too long: other sessions held its rows"
          + " locked, or the MOC is larger than an invocation can delete.",
      "Redrive at a quiet hour; if it goes on, raise the worker's timeout."),
  UNREACHABLE(
      "SQLSTATE (08|57P).*",
      "The database could not be reached.",
      "Redrive once the database can be reached."),
  UNUSUAL(
      "",
      "The deletion failed for a reason that is not a usual one.",
      "Read the error and the worker's log before you redrive.");

  private final Pattern pattern;
  private final String meaning;
  private final String remedy;

  FailureInWords(String pattern, String meaning, String remedy) {
    this.pattern = Pattern.compile(pattern);
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /// What it means.
  public static String of(String lastError) {
    FailureInWords failure = kindOf(lastError);
    Matcher matcher = failure.pattern.matcher(lastError);
    return failure == STILL_REFERRED_TO && matcher.find()
        ? failure.meaning.formatted(matcher.group(1))
        : failure.meaning;
  }

  /// What to do about it.
  public static String remedyOf(String lastError) {
    return kindOf(lastError).remedy;
  }

  private static FailureInWords kindOf(String lastError) {
    return Arrays.stream(values())
        .filter(kind -> kind.pattern.matcher(lastError).find())
        .findFirst()
        .orElse(UNUSUAL);
  }
}
