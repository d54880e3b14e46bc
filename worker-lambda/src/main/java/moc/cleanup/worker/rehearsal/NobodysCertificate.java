package moc.cleanup.worker.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of this process for its own loopback address, made when it is needed and signed by
/// itself. Nobody else has reason to trust it, and its key is never written anywhere. Java has no
/// public way to make one: this is as much of X.509 as a TLS client asks for
/// (https://www.rfc-editor.org/rfc/rfc5280#section-4.1).
///
/// @param key RSA, as Amazon's servers have it
public record NobodysCertificate(PrivateKey key, X509Certificate certificate) {

  private static final int KEY_BITS = 2048;
  private static final Duration VALID = Duration.ofDays(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(UTC);

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int NULL = 0x05;
  private static final int UTF8_STRING = 0x0c;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int ADDRESS = 0x87;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private static final byte[] VERSION_3 = {2};
  private static final byte[] SERIAL = {1};
  private static final byte[] NO_UNUSED_BITS = {0};
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] SUBJECT_ALT_NAME = HexFormat.of().parseHex("0603551d11");
  private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("06092a864886f70d01010b");

  private static final int LONGEST_IN_SHORT = 0x7f;
  private static final int LONGEST_IN_ONE_BYTE = 0xff;
  private static final int LENGTH_IN_ONE_BYTE = 0x81;
  private static final int LENGTH_IN_TWO_BYTES = 0x82;

  private static final String ALIAS = "nobody";
  private static final char[] NO_PASSWORD = {};

  /// Makes one.
  public static NobodysCertificate make() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(KEY_BITS);
      KeyPair pair = keys.generateKeyPair();
      byte[] content = content(pair.getPublic().getEncoded());
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] signed =
          der(SEQUENCE, content, algorithm(), der(BIT_STRING, NO_UNUSED_BITS, signature.sign()));
      return new NobodysCertificate(
          pair.getPrivate(),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(signed)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no certificate could be made", e);
    }
  }

  private static byte[] content(byte[] publicKey) {
    byte[] name =
        der(
            SEQUENCE,
            der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, ALIAS.getBytes(UTF_8)))));
    byte[] addresses = der(SEQUENCE, der(ADDRESS, InetAddress.getLoopbackAddress().getAddress()));
    return der(
        SEQUENCE,
        der(VERSION, der(INTEGER, VERSION_3)),
        der(INTEGER, SERIAL),
        algorithm(),
        name,
        der(SEQUENCE, time(Instant.now().minus(VALID)), time(Instant.now().plus(VALID))),
        name,
        publicKey,
        der(
            EXTENSIONS,
            der(SEQUENCE, der(SEQUENCE, SUBJECT_ALT_NAME, der(OCTET_STRING, addresses)))));
  }

  private static byte[] algorithm() {
    return der(SEQUENCE, SHA256_WITH_RSA, der(NULL));
  }

  private static byte[] time(Instant instant) {
    return der(GENERALIZED_TIME, TIME.format(instant).getBytes(UTF_8));
  }

  /// A value of ASN.1: what it is, how long, and its parts.
  private static byte[] der(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    if (length > LONGEST_IN_ONE_BYTE) {
      value.write(LENGTH_IN_TWO_BYTES);
      value.write(length >> Byte.SIZE);
    } else if (length > LONGEST_IN_SHORT) {
      value.write(LENGTH_IN_ONE_BYTE);
    }
    value.write(length);
    for (byte[] part : parts) {
      value.writeBytes(part);
    }
    return value.toByteArray();
  }

  /// For a server that shows it.
  SSLContext server() {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(ALIAS, key, NO_PASSWORD, new X509Certificate[] {certificate});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  /// For a client that believes this certificate and no other.
  public TrustManager[] trust() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry(ALIAS, certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("a store of nothing cannot be read", e);
    }
    return store;
  }
}
