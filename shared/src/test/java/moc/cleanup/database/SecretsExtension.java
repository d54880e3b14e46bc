package moc.cleanup.database;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for AWS's secrets extension: it answers with the secret that it has cached, until it
/// is told to refresh.
final class SecretsExtension implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile String stored = "";
  private volatile String cached = "";
  private volatile int status = 200;

  SecretsExtension() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/secretsmanager/get", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// Answers with this from now on, cached or not.
  void holds(String secret) {
    stored = secret;
    cached = secret;
  }

  /// What a refresh will find.
  void rotatesTo(String secret) {
    stored = secret;
  }

  void failWith(int httpStatus) {
    status = httpStatus;
  }

  List<String> queries() {
    return List.copyOf(queries);
  }

  List<String> tokens() {
    return List.copyOf(tokens);
  }

  static String login(String username, String password) {
    return JSON.writeValueAsString(Map.of("username", username, "password", password));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = Objects.requireNonNull(exchange.getRequestURI().getRawQuery());
      queries.add(query);
      tokens.add(
          String.valueOf(exchange.getRequestHeaders().getFirst("X-Aws-Parameters-Secrets-Token")));
      if (query.endsWith("&refreshNow=true")) {
        cached = stored;
      }
      byte[] body =
          JSON.writeValueAsString(Map.of("SecretString", cached)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
