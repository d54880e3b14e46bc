package moc.cleanup.migration;

import java.sql.SQLException;
import javax.sql.DataSource;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.platform.PlatformSchema;

/// A sandbox whose database has the platform's tables and ours.
public final class MigratedPlatform {

  public static final SandboxSettings SANDBOX =
      SandboxSettings.DEFAULTS.withDatabase(
          PlatformSchema.blueprint().then("migrated", MigratedPlatform::migrate));

  private MigratedPlatform() {}

  private static void migrate(DataSource database) {
    try {
      new Migrations(database).apply(_ -> {});
    } catch (SQLException e) {
      throw new IllegalStateException("the migrations failed", e);
    }
  }
}
