package moc.cleanup.operator.deadletter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what the ledger's last error means for somebody who does not know SQLSTATEs by heart.
public final class FailureInWords {

  private static final Pattern STILL_REFERRED_TO =
      Pattern.compile("SQLSTATE 23503: .*on table \"([^\"]+)\"");
  private static final Pattern NO_PRIVILEGE = Pattern.compile("SQLSTATE 42501: .*");
  private static final Pattern CONTENTION = Pattern.compile("SQLSTATE (40P01|40001|55P03): .*");
  private static final Pattern TOO_SLOW = Pattern.compile("SQLSTATE 57014: .*");
  private static final Pattern UNREACHABLE = Pattern.compile("SQLSTATE (08|57P).*");

  private FailureInWords() {}

  public static String of(String lastError) {
    Matcher referredTo = STILL_REFERRED_TO.matcher(lastError);
    if (referredTo.find()) {
      return "A row of \"%s\" refers to it; its foreign key forbids deletion."
          .formatted(referredTo.group(1));
    }
    if (NO_PRIVILEGE.matcher(lastError).find()) {
      return "The worker's database user lacks a privilege.";
    }
    if (CONTENTION.matcher(lastError).find()) {
      return "Other sessions held its rows locked for too long.";
    }
    if (TOO_SLOW.matcher(lastError).find()) {
      return "The database ended a statement that took too long: other sessions held its rows"
          + " locked, or the MOC is larger than an invocation can delete.";
    }
    if (UNREACHABLE.matcher(lastError).find()) {
      return "The database could not be reached.";
    }
    return "The deletion failed for a reason that is not a usual one.";
  }
}
