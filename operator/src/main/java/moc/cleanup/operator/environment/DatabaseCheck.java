package moc.cleanup.operator.environment;

import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_SECRET_ARN;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.database.UnreadableSecretException;
import org.jdbi.v3.core.Jdbi;

/// Whether the database is there, is the platform's, and has our ledger.
public final class DatabaseCheck {

  private static final List<String> PLATFORM_TABLES =
      List.of(
          "moc_instructions",
          "moc_files",
          "moc_parts_lists",
          "moc_parts",
          "gallery_images",
          "moc_gallery_images");

  private static final String MISSING_TABLES =
      """
      SELECT name
      FROM unnest(:names) WITH ORDINALITY AS wanted (name, position)
      WHERE to_regclass(name) IS NULL
      ORDER BY position
      """;

  private static final String MIGRATED =
      """
      SELECT to_regclass('moc_cleanup_ledger') IS NOT NULL
        AND to_regprocedure('moc_cleanup_key_fold(text)') IS NOT NULL
        AND to_regprocedure('moc_cleanup_due_at(timestamptz, integer, timestamptz)') IS NOT NULL
        AND to_regprocedure('moc_cleanup_holds_on(uuid, text)') IS NOT NULL
        AND EXISTS (
          SELECT FROM pg_attribute
          WHERE attrelid = to_regclass('moc_cleanup_ledger')
            AND attname = 'deleted_keys'
            AND NOT attisdropped)
      """;

  private final DatabaseConfig config;
  private final Jdbi jdbi;

  public DatabaseCheck(DatabaseConfig config) {
    this.config = config;
    this.jdbi = Jdbi.create(config.patientDataSource()).registerArrayType(String.class, "text");
  }

  /// Refuses a database that cannot be reached, or that lacks tables of the platform.
  public void requirePlatform() {
    requireConnection();
    List<String> missing = missingTables();
    if (!missing.isEmpty()) {
      throw new UnusableException(
          "the database at %s lacks tables of the platform: %s; does %s name the right one?"
              .formatted(address(), String.join(", ", missing), DATABASE_URL));
    }
  }

  /// Refuses a database that cannot be reached.
  public void requireConnection() {
    try (Connection _ = config.patientDataSource().getConnection()) {
      // That it was opened is all that was to be known.
    } catch (SQLException e) {
      throw new UnusableException(
          "cannot connect to the database at %s: %s; check the DATABASE_… variables"
              .formatted(address(), words(e)),
          e);
    } catch (UnreadableSecretException e) {
      throw new UnusableException(
          "%s; outside of Lambda set %s and %s in place of %s"
              .formatted(e.getMessage(), DATABASE_USERNAME, DATABASE_PASSWORD, DATABASE_SECRET_ARN),
          e);
    }
  }

  /// Refuses a database on which our migrations have not been applied.
  public void requireLedger() {
    boolean migrated =
        jdbi.withHandle(handle -> handle.createQuery(MIGRATED).mapTo(Boolean.class).one());
    if (!migrated) {
      throw new UnusableException(
          "the database at %s lacks the ledger, or has a former version's; run: moc-cleanup migrate"
              .formatted(address()));
    }
  }

  private List<String> missingTables() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(MISSING_TABLES)
            .bindArray("names", String.class, PLATFORM_TABLES)
            .mapTo(String.class)
            .list());
  }

  /// Without parameters, which may hold a password.
  private String address() {
    return config.url().replaceFirst("\\?.*", "");
  }

  private static String words(SQLException failure) {
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return Optional.ofNullable(failure.getCause())
        .map(cause -> first + " (" + cause + ")")
        .orElse(first)
        .replaceFirst(
            "\\. Check that the hostname.*?requests?\\.|\\. Check that.*connections\\.", "");
  }
}
