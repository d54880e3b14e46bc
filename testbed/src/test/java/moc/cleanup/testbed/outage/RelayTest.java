package moc.cleanup.testbed.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class RelayTest {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void s3IsAwayWhileItsRelayIsCut() {
    try (Relay relay = Relay.to(sandbox.s3Endpoint());
        S3Client s3 = LocalAws.s3(relay.endpoint())) {
      put(s3);

      relay.cut();
      assertThatThrownBy(() -> put(s3)).isInstanceOf(SdkClientException.class);

      relay.mend();
      put(s3);
    }
  }

  @Test
  void anOpenConnectionToTheDatabaseIsLostToo() throws SQLException {
    DatabaseServer server = sandbox.databaseServer();
    try (Relay relay = Relay.to(server.host(), server.port())) {
      DataSource database =
          new DatabaseServer("127.0.0.1", relay.port(), server.username(), server.password())
              .dataSource(sandbox.databaseName());
      try (Connection connection = database.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();

        relay.cut();

        assertThat(connection.isValid(1)).isFalse();
        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
      }

      relay.mend();
      try (Connection connection = database.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void aServiceThatIsAwayIsAwayBehindTheRelayToo() {
    Relay closed = Relay.to(sandbox.sqsEndpoint());
    closed.close();

    try (Relay relay = Relay.to(closed.endpoint());
        S3Client s3 = LocalAws.s3(relay.endpoint())) {
      assertThatThrownBy(() -> put(s3)).isInstanceOf(SdkClientException.class);
    }
  }

  private void put(S3Client s3) {
    s3.putObject(put -> put.bucket(sandbox.bucket()).key("key"), RequestBody.fromString("bytes"));
  }
}
