package moc.cleanup.operator.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times and sizes as a person reads them.
public final class InWords {

  private static final long HOURS_PER_DAY = 24;
  private static final long MINUTES_PER_HOUR = 60;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double KILO = 1000;
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

  private InWords() {}

  /// The two largest units that matter: `3 d 4 h`, `2 h 5 min`, `3 min 20 s`, `8.1 s`.
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.toDays() > 0) {
      return "%,d d %d h".formatted(duration.toDays(), duration.toHours() % HOURS_PER_DAY);
    }
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutes() % MINUTES_PER_HOUR);
    }
    if (duration.toMinutes() > 0) {
      return "%d min %d s".formatted(duration.toMinutes(), seconds % SECONDS_PER_MINUTE);
    }
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS_PER_SECOND);
  }

  /// In UTC, to the second: `2026-11-22T03:00:12Z`.
  public static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// In units of a thousand: `12 bytes`, `3.4 MB`.
  public static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    double size = bytes / KILO;
    int unit = 0;
    while (size >= KILO && unit < UNITS.length - 1) {
      size /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }

  /// `1 message`, `2 messages`.
  public static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
