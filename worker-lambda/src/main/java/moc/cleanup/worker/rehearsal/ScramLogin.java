package moc.cleanup.worker.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The server's side of one login by SCRAM-SHA-256, with which PostgreSQL asks for passwords. It does
/// not look at the client's proof, and proves to the client that it knows the password, too.
/// https://www.rfc-editor.org/rfc/rfc5802#section-3
final class ScramLogin {

  static final String MECHANISM = "SCRAM-SHA-256";

  /// As many as PostgreSQL has by itself:
  /// https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SCRAM-ITERATIONS
  private static final int ITERATIONS = 4096;

  private static final int KEY_BITS = 256;
  private static final byte[] SALT = "of rehearsals".getBytes(UTF_8);
  private static final String HMAC = "HmacSHA256";

  private final String password;
  private String said = "";

  ScramLogin(String password) {
    this.password = password;
  }

  /// Answers the client's first message.
  String challenge(String clientFirst) {
    String bare = clientFirst.substring(clientFirst.indexOf("n="));
    String nonce = bare.substring(bare.indexOf("r="));
    String challenge =
        nonce + "nobody,s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
    said = bare + "," + challenge;
    return challenge;
  }

  /// Answers the client's last message.
  String proof(String clientFinal) {
    String both = said + "," + clientFinal.substring(0, clientFinal.lastIndexOf(",p="));
    try {
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2With" + HMAC)
              .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, KEY_BITS))
              .getEncoded();
      byte[] signature = signed(signed(salted, "Server Key"), both);
      return "v=" + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no " + HMAC, e);
    }
  }

  private static byte[] signed(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
