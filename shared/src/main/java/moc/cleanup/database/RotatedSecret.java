package moc.cleanup.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A Secrets Manager secret of the shape that RDS writes (`username`, `password`), read through
/// AWS's Parameters and Secrets Lambda extension: HTTP on localhost, with a cache of its own. It is
/// first read when the first connection is opened, so that no snapshot of the function holds it.
final class RotatedSecret implements LoginSource {

  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
  static final String DEFAULT_EXTENSION = "http://localhost:2773";
  private static final String TOKEN_HEADER = "X-Aws-Parameters-Secrets-Token";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String arn;
  private final URI extension;
  private final Optional<String> sessionToken;

  /// @param sessionToken proves to the extension that the caller is this function
  RotatedSecret(String arn, URI extension, Optional<String> sessionToken) {
    this.arn = arn;
    this.extension = extension;
    this.sessionToken = sessionToken;
  }

  @Override
  public DatabaseLogin current() {
    return read("");
  }

  @Override
  public DatabaseLogin afterRefusal() {
    return read("&refreshNow=true");
  }

  private DatabaseLogin read(String options) {
    String secretId = URLEncoder.encode(arn, StandardCharsets.UTF_8);
    URI address = extension.resolve("/secretsmanager/get?secretId=" + secretId + options);
    try {
      HttpURLConnection http = (HttpURLConnection) address.toURL().openConnection();
      http.setConnectTimeout((int) PATIENCE.toMillis());
      http.setReadTimeout((int) PATIENCE.toMillis());
      sessionToken.ifPresent(token -> http.setRequestProperty(TOKEN_HEADER, token));
      if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw unreadable("the secrets extension answered HTTP " + http.getResponseCode(), null);
      }
      try (InputStream answer = http.getInputStream()) {
        return login(Json.read(answer));
      }
    } catch (JacksonException e) {
      // Neither passed on nor quoted: the parser's message repeats what it read, which is the
      // secret.
      throw unreadable("it is not JSON", null);
    } catch (IOException e) {
      throw unreadable("the secrets extension at " + extension + " does not answer", e);
    }
  }

  private DatabaseLogin login(@Nullable Object answer) {
    if (answer instanceof Map<?, ?> wrapped
        && wrapped.get("SecretString") instanceof String text
        && Json.read(text) instanceof Map<?, ?> secret
        && secret.get("username") instanceof String username
        && secret.get("password") instanceof String password) {
      return new DatabaseLogin(username, password);
    }
    throw unreadable("it is no JSON object with \"username\" and \"password\"", null);
  }

  private UnreadableSecretException unreadable(String why, @Nullable Throwable cause) {
    return new UnreadableSecretException(
        "database secret " + arn + " cannot be read: " + why, cause);
  }
}
