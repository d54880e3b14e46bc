package moc.cleanup.testbed.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import moc.cleanup.testbed.DatabaseServer;

/// PostgreSQL's own binaries, run as a child process over a temporary folder.
record PostgresPart(EmbeddedPostgres postgres) implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  static PostgresPart start() {
    try {
      // Nothing here has to survive a power cut.
      return new PostgresPart(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  DatabaseServer server() {
    return new DatabaseServer("127.0.0.1", postgres.getPort(), SUPERUSER, SUPERUSER);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
