package moc.cleanup.testbed.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// Answers Smithy's `rpc-v2-cbor`, the protocol that the SDK speaks to CloudWatch.
final class RecorderServer implements AutoCloseable {

  private static final ObjectMapper CBOR = new CBORMapper();
  private static final String PUT_METRIC_DATA =
      "/service/GraniteServiceVersion20100801/operation/PutMetricData";
  private static final int WELL = 200;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Consumer<PutMetricDataRequest> recorder;
  private final HttpServer server;
  private volatile int status = WELL;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  RecorderServer(Consumer<PutMetricDataRequest> recorder) throws IOException {
    this.recorder = recorder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void failWith(int failure) {
    status = failure;
  }

  void hang() {
    gate = new CountDownLatch(1);
  }

  void recover() {
    status = WELL;
    gate.countDown();
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      awaitGate();
      if (status != WELL) {
        refuse(exchange, status, "InternalServiceFault", "The recorder was told to fail");
      } else if (!exchange.getRequestURI().getPath().equals(PUT_METRIC_DATA)) {
        refuse(exchange, 404, "UnknownOperationException", "The recorder knows PutMetricData only");
      } else {
        record(exchange, body);
      }
    }
  }

  private void record(HttpExchange exchange, byte[] body) throws IOException {
    PutMetricDataRequest request;
    try {
      request = PutMetricDataRequest.parse(body);
    } catch (InvalidMetricsException invalid) {
      refuse(exchange, 400, "InvalidParameterValueException", String.valueOf(invalid.getMessage()));
      return;
    }
    recorder.accept(request);
    send(exchange, WELL, Map.of());
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream plain = zipped ? new GZIPInputStream(raw) : raw) {
      return plain.readAllBytes();
    }
  }

  private void awaitGate() throws IOException {
    try {
      gate.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("The recorder was closed", closing);
    }
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    send(
        exchange, status, Map.of("__type", "com.amazonaws.cloudwatch#" + type, "message", message));
  }

  private static void send(HttpExchange exchange, int status, Map<String, String> fields)
      throws IOException {
    byte[] answer = CBOR.writeValueAsBytes(fields);
    exchange.getResponseHeaders().set("Content-Type", "application/cbor");
    exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
  }
}
