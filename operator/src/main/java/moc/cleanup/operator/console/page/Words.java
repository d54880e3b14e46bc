package moc.cleanup.operator.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import moc.cleanup.ledger.Account;
import moc.cleanup.operator.status.RunStatus;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.PlainText;
import org.jspecify.annotations.Nullable;

/// Figures, times and texts as the templates show them.
public final class Words {

  private static final DateTimeFormatter SECOND = formatter("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = formatter("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss");
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final long PERCENT = 100;
  private static final int LONGEST_ERROR = 300;

  private Words() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  public static String count(long number, String one, String many) {
    return InWords.count(number, one, many);
  }

  public static String hours(double hours) {
    return InWords.duration(Duration.ofSeconds((long) (hours * SECONDS_PER_HOUR)));
  }

  public static String millis(long millis) {
    return InWords.duration(Duration.ofMillis(millis));
  }

  public static String second(Instant instant) {
    return SECOND.format(instant);
  }

  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /// A moment, or a dash when it has not come.
  public static String secondOrDash(@Nullable Instant instant) {
    return instant == null ? "–" : second(instant);
  }

  /// Text of others without control characters, or a dash.
  public static String plain(@Nullable String text) {
    return text == null || text.isEmpty() ? "–" : PlainText.of(text);
  }

  /// The beginning of an error; the ledger's account has all of it.
  public static String error(@Nullable String error) {
    String plain = plain(error);
    return plain.length() <= LONGEST_ERROR ? plain : plain.substring(0, LONGEST_ERROR) + "…";
  }

  public static long percent(long part, long whole) {
    return whole == 0 ? 0 : part * PERCENT / whole;
  }

  /// How much longer it takes if it goes on as until now; empty when nobody can say.
  public static String timeLeft(RunStatus run, Instant now) {
    long through = run.mocs() - run.untouched();
    long millis = Duration.between(run.startedAt(), now).toMillis();
    if (through == 0 || run.untouched() == 0 || millis <= 0) {
      return "";
    }
    Duration left = Duration.ofMillis(millis / through * run.untouched());
    return left.toMinutes() > 0
        ? "about " + count(left.toMinutes(), "minute", "minutes") + " left"
        : "less than a minute left";
  }

  /// What the chart draws of a run, in the order of its panels.
  public static String bars(RunStatus run) {
    return String.format(
        Locale.ROOT,
        "%d %d %d %d %d %.1f",
        run.deleted(),
        run.failed(),
        run.objectsDeleted(),
        run.imagesDeleted(),
        run.bricksReturned(),
        run.durationMs() / MILLIS_PER_SECOND);
  }

  /// How far the pipeline is with a MOC.
  public static String state(Account account) {
    if (account.finished()) {
      return "gone for good";
    }
    if (!account.owedKeys().isEmpty()) {
      return "rows gone, " + count(account.owedKeys().size(), "object", "objects") + " owed";
    }
    if (account.failed()) {
      return "failed";
    }
    return account.acknowledged() ? "left alone" : "queued";
  }
}
