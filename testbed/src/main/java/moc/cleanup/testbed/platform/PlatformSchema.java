package moc.cleanup.testbed.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import moc.cleanup.testbed.Blueprint;

/// The platform's tables, as far as they are known.
public final class PlatformSchema {

  private PlatformSchema() {}

  /// Creates the tables in a database that has none of them yet.
  public static void install(DataSource database, PlatformVariation... variations) {
    Statements.inTransaction(
        database,
        statements -> {
          statements.script(script("standard.sql"));
          for (PlatformVariation variation : variations) {
            statements.script(script(variation.resource()));
          }
          return variations.length;
        });
  }

  /// A database that has the tables.
  public static Blueprint blueprint(PlatformVariation... variations) {
    return Blueprint.EMPTY.then(
        "platform's tables " + List.of(variations), database -> install(database, variations));
  }

  private static String script(String resource) {
    try (InputStream text = PlatformSchema.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(text, resource).readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(resource, failure);
    }
  }
}
