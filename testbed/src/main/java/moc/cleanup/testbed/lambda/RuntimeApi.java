package moc.cleanup.testbed.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server side of Lambda's Runtime API for one process: `invocation/next`, its `response` and
/// `error`, `init/error`; and for SnapStart `restore/next`, answered at once, and `restore/error`.
final class RuntimeApi implements AutoCloseable {

  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String RESTORE = "/2018-06-01/runtime/restore/";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final String functionArn;
  private final BlockingQueue<PendingInvocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, PendingInvocation> underWay = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  RuntimeApi(String functionArn) throws IOException {
    this.functionArn = functionArn;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext(INVOCATION + "next", this::handOut);
    server.createContext(INVOCATION, this::takeIn);
    server.createContext(INIT_ERROR, this::takeInitError);
    server.createContext(RESTORE + "next", RuntimeApi::restore);
    server.createContext(RESTORE + "error", this::takeInitError);
    server.start();
  }

  /// As the runtime client wants it in its environment: without a scheme.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Completes when the function is built and asks for its first event, or exceptionally with its
  /// report when it cannot be built.
  CompletableFuture<Void> ready() {
    return ready;
  }

  CompletableFuture<String> submit(PendingInvocation invocation) {
    waiting.add(invocation);
    return invocation.answer();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void handOut(HttpExchange exchange) throws IOException {
    try (exchange) {
      ready.complete(null);
      PendingInvocation invocation = waiting.take();
      underWay.put(invocation.requestId(), invocation);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
      headers.set(
          "Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
      headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
      headers.set("Content-Type", "application/json");
      byte[] event = invocation.event().getBytes(UTF_8);
      exchange.sendResponseHeaders(OK, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeIn(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] idAndKind =
          exchange.getRequestURI().getPath().substring(INVOCATION.length()).split("/", -1);
      String body = body(exchange);
      PendingInvocation invocation = underWay.remove(idAndKind[0]);
      if (invocation == null) {
        throw new IOException("No such invocation: " + exchange.getRequestURI());
      }
      if (idAndKind[1].equals("response")) {
        invocation.answer().complete(body);
      } else {
        invocation.answer().completeExceptionally(failure(body));
      }
      accept(exchange);
    }
  }

  private void takeInitError(HttpExchange exchange) throws IOException {
    try (exchange) {
      ready.completeExceptionally(failure(body(exchange)));
      accept(exchange);
    }
  }

  private static void restore(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  private static LambdaFailedException failure(String report) {
    JsonNode error = JsonMapper.shared().readTree(report);
    return new LambdaFailedException(
        error.path("errorType").asString("") + ": " + error.path("errorMessage").asString(""));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void accept(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(ACCEPTED, -1);
  }
}
