package moc.cleanup.testbed.outage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to an HTTP service that fails some requests: half of them before the service has seen them,
/// half after it has done what was asked. It serves processes of their own, which no object in this
/// JVM can reach.
public final class FlakyHttp implements AutoCloseable {

  static {
    // A request's signature covers its host; the client would put the service's in its place.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final int FAILURE = 503;
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

  private final URI service;
  private final int oneIn;
  private final Random random;
  private final AtomicInteger failures = new AtomicInteger();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build();
  private final HttpServer server;
  private volatile boolean flaky = true;

  private FlakyHttp(URI service, int oneIn, long seed) throws IOException {
    this.service = service;
    this.oneIn = oneIn;
    random = new Random(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  /// A way to this service.
  ///
  /// @param oneIn one of so many requests fails, on average
  /// @param seed for the choice of those that do
  public static FlakyHttp to(URI service, int oneIn, long seed) {
    try {
      return new FlakyHttp(service, oneIn, seed);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Where the service is to be found by those who shall see it fail.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// How many requests have failed so far.
  public int failures() {
    return failures.get();
  }

  /// From now on nothing fails.
  public void mend() {
    flaky = false;
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean fails = flaky && chance(oneIn);
      boolean afterwards = fails && chance(2);
      if (fails) {
        failures.incrementAndGet();
      }
      HttpRequest request = request(exchange);
      if (fails && !afterwards) {
        exchange.sendResponseHeaders(FAILURE, -1);
        return;
      }
      HttpResponse<byte[]> response = send(request);
      if (fails) {
        exchange.sendResponseHeaders(FAILURE, -1);
        return;
      }
      answer(exchange, response);
    }
  }

  private synchronized boolean chance(int one) {
    return random.nextInt(one) == 0;
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    copy(exchange.getRequestHeaders(), request::header);
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("the way was closed", closing);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    copy(response.headers().map(), exchange.getResponseHeaders()::add);
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private interface HeaderSink {
    void take(String name, String value);
  }

  private static void copy(Map<String, List<String>> headers, HeaderSink sink) {
    headers.forEach((name, values) -> {
      if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> sink.take(name, value));
      }
    });
  }
}
