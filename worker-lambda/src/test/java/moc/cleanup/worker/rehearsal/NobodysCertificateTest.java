package moc.cleanup.worker.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class NobodysCertificateTest {

  private final NobodysCertificate certificate = NobodysCertificate.make();

  /// The client compares the address, too.
  @Test
  void whoeverTrustsItIsConnected() throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, certificate.trust(), null);

    try (CannedAws server = new CannedAws(certificate)) {
      HttpsURLConnection connection = connection(server);
      connection.setSSLSocketFactory(trusting.getSocketFactory());

      assertThat(connection.getResponseCode()).isEqualTo(200);
      assertThat(connection.getServerCertificates()).containsExactly(certificate.certificate());
    }
  }

  @Test
  void nobodyElseTrustsIt() throws Exception {
    try (CannedAws server = new CannedAws(certificate)) {
      HttpsURLConnection connection = connection(server);

      assertThatThrownBy(connection::getResponseCode).isInstanceOf(SSLHandshakeException.class);
    }
  }

  /// A clock that is a few hours wrong does not end a rehearsal, nor does a second that begins.
  @Test
  void itIsGoodForADayAroundNow() throws Exception {
    Duration hours = Duration.ofHours(23);
    Instant now = Instant.now();

    assertThat(certificate.certificate().getNotBefore()).isBefore(now.minus(hours));
    assertThat(certificate.certificate().getNotAfter()).isAfter(now.plus(hours));
    assertThat(certificate.certificate().getSubjectAlternativeNames())
        .singleElement()
        .asString()
        .contains(InetAddress.getLoopbackAddress().getHostAddress());
  }

  private static HttpsURLConnection connection(CannedAws server) throws IOException {
    URI address = URI.create(server.endpoint() + "/");
    return (HttpsURLConnection) address.toURL().openConnection();
  }
}
