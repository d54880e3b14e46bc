package moc.cleanup.operator.bench.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stand-in for S3 that knows `DeleteObjects` alone, and keys that XML needs no escapes for. It
/// costs next to nothing, so that what is measured is not an emulator's CPU; it counts the calls,
/// and can be as far away as one wants it to be.
public final class CountingBucket implements AutoCloseable {

  public static final String NAME = "bench-assets";

  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final int OK = 200;
  private static final int NOT_IMPLEMENTED = 501;

  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final AtomicLong calls = new AtomicLong();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Duration delay = Duration.ZERO;

  private CountingBucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::answer);
    server.start();
  }

  static CountingBucket start() {
    try {
      return new CountingBucket();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// How long every call takes from now on, at least.
  void delayBy(Duration newDelay) {
    delay = newDelay;
  }

  /// Has exactly these objects from now on, and has not been called yet.
  void fillWith(Collection<String> newKeys) {
    keys.clear();
    keys.addAll(newKeys);
    calls.set(0);
  }

  public Set<String> keys() {
    return Set.copyOf(keys);
  }

  /// `DeleteObjects` so far.
  public long calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      if (!query.startsWith("delete") || !exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(NOT_IMPLEMENTED, -1);
        return;
      }
      LockSupport.parkNanos(delay.toNanos());
      calls.incrementAndGet();
      byte[] answer = delete(request).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange.sendResponseHeaders(OK, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String delete(String request) {
    StringBuilder answer = new StringBuilder("<DeleteResult>");
    for (Matcher key = KEY.matcher(request); key.find(); ) {
      keys.remove(key.group(1));
      answer.append("<Deleted><Key>").append(key.group(1)).append("</Key></Deleted>");
    }
    return answer.append("</DeleteResult>").toString();
  }
}
