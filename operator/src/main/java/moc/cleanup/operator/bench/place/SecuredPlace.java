package moc.cleanup.operator.bench.place;

import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// A [Place] whose database, S3 and CloudWatch are reached as on AWS: over TLS, and the database with a
/// password. Whoever connects trusts as many authorities as a JVM does by itself, and one more.
public final class SecuredPlace implements AutoCloseable {

  private static final String AUTHORITIES = "lib/security/cacerts";

  /// Of a file that keeps nothing secret, and is read without.
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Closing closing;
  private final Path authorities;
  private final Map<String, String> variables;

  private SecuredPlace(Place place, Closing closing) {
    this.closing = closing;
    ServerIdentity identity = ServerIdentity.make();
    SSLSocketFactory encryption = identity.encryption();
    DatabaseServer server = place.sandbox().databaseServer();
    EncryptedWay database =
        closing.later(EncryptedWay.toPostgres(server.host(), server.port(), encryption));
    EncryptedWay s3 = closing.later(EncryptedWay.toHttp(place.bucket().endpoint(), encryption));
    EncryptedWay cloudWatch =
        closing.later(EncryptedWay.toHttp(place.sandbox().cloudWatchEndpoint(), encryption));
    PasswordLogin login = PasswordLogin.on(server);
    variables =
        Map.of(
            DATABASE_USERNAME,
            login.username(),
            DATABASE_PASSWORD,
            login.password(),
            DATABASE_URL,
            "jdbc:postgresql://%s/%s?sslmode=require"
                .formatted(database.address(), BenchDatabase.NAME),
            "AWS_ENDPOINT_URL_S3",
            "https://" + s3.address(),
            "AWS_ENDPOINT_URL_CLOUDWATCH",
            "https://" + cloudWatch.address());
    authorities = emptyFile();
    AutoCloseable deletion = () -> Files.delete(authorities);
    closing.later(deletion);
    write(identity.certificate());
  }

  /// Opens it.
  public static SecuredPlace of(Place place) {
    return Closing.onFailure(closing -> new SecuredPlace(place, closing));
  }

  /// The same function, which finds its services here.
  public PackagedFunction function(PackagedFunction function) {
    Map<String, String> changed = new HashMap<>(function.variables());
    changed.putAll(variables);
    return new PackagedFunction(
            function.name(), function.jar(), function.handler(), changed, function.jvmOptions())
        .withMoreJvmOptions("-Djavax.net.ssl.trustStore=" + authorities);
  }

  private static Path emptyFile() {
    try {
      return Files.createTempFile("authorities-", ".jks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In the JDK's own format, which is read without a password, as the authorities of a JVM are.
  private void write(Certificate certificate) {
    Path known = Path.of(System.getProperty("java.home"), AUTHORITIES);
    try (InputStream input = Files.newInputStream(known);
        OutputStream output = Files.newOutputStream(authorities)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(input, PASSWORD);
      KeyStore more = KeyStore.getInstance("JKS");
      more.load(null, null);
      for (String alias : Collections.list(trusted.aliases())) {
        more.setCertificateEntry(alias, trusted.getCertificate(alias));
      }
      more.setCertificateEntry("bench", certificate);
      more.store(output, PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JVM's authorities cannot be read: " + known, e);
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
