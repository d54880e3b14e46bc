package moc.cleanup.operator.bench.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/// A key and a certificate for 127.0.0.1, made by the JDK's `keytool` and signed by nobody else.
record ServerIdentity(KeyStore store) {

  private static final String ALIAS = "bench";

  /// Of a file that is deleted at once.
  private static final String PASSWORD = "changeit";

  static ServerIdentity make() {
    try {
      Path folder = Files.createTempDirectory("identity-");
      Path file = folder.resolve("identity.p12");
      try {
        keytool(file);
        return new ServerIdentity(read(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keytool(Path file) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=bench",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    int exitCode = keytool.onExit().join().exitValue();
    if (exitCode != 0) {
      throw new IllegalStateException("keytool ended with " + exitCode + ": " + said.strip());
    }
  }

  private static KeyStore read(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(input, PASSWORD.toCharArray());
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what keytool wrote cannot be read", e);
    }
  }

  Certificate certificate() {
    try {
      return store.getCertificate(ALIAS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the store was not loaded", e);
    }
  }

  /// Encrypts for a server.
  SSLSocketFactory encryption() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }
}
