package moc.cleanup.testbed.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import moc.cleanup.testbed.DatabaseServer;

/// PostgreSQL's own binaries, run as a child process over a temporary folder.
record PostgresPart(EmbeddedPostgres postgres) implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  static PostgresPart start(Map<String, String> serverSettings) {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            // Nothing here has to survive a power cut.
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off");
    serverSettings.forEach(server::setServerConfig);
    try {
      return new PostgresPart(server.start());
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
