package moc.cleanup.infra;

/// When the scheduler runs, in UTC.
///
/// @param secondRun whether a second rule runs it two hours later
/// @param paused whether the rules are there and do nothing
record ScheduleConfig(int hour, int minute, boolean secondRun, boolean paused) {

  /// Traffic is low then.
  private static final int AT_NIGHT = 3;

  private static final int LAST_HOUR = 23;
  private static final int LAST_MINUTE = 59;

  static ScheduleConfig from(ConfigurationSection section) {
    return new ScheduleConfig(
        section.number("hour", AT_NIGHT, 0, LAST_HOUR, "hours"),
        section.number("minute", 0, 0, LAST_MINUTE, "minutes"),
        section.flag("secondRun", false),
        section.flag("paused", false));
  }
}
