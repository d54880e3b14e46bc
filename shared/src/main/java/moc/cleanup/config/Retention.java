package moc.cleanup.config;

import static moc.cleanup.config.VariableNames.DELETE_RETENTION_DAYS;

/// How long a deleted MOC can still be restored. It is handed to the database as a number of days:
/// the database's clock is the only one.
///
/// @param days whole days of 24 hours, 1 to 3650
public record Retention(int days) {

  private static final int DEFAULT_DAYS = 30;
  private static final int LEAST_DAYS = 1;
  private static final int MOST_DAYS = 3650;

  /// Refuses days out of range, whoever brings them.
  public Retention {
    if (days < LEAST_DAYS || days > MOST_DAYS) {
      throw new IllegalArgumentException("retention of " + days + " days is not 1 to 3650");
    }
  }

  /// Reads `DELETE_RETENTION_DAYS`, 30 unless it is set.
  public static Retention from(Variables variables) {
    return new Retention(
        variables.wholeNumber(DELETE_RETENTION_DAYS, DEFAULT_DAYS, LEAST_DAYS, MOST_DAYS, "days"));
  }
}
