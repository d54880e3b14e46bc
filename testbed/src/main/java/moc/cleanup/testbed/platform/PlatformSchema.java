package moc.cleanup.testbed.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.sql.DataSource;

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

  private static String script(String resource) {
    try (InputStream text = PlatformSchema.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(text, resource).readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(resource, failure);
    }
  }
}
