package moc.cleanup.operator.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A request written by hand, since an HTTP client would not send a false Host, and its answer.
record HttpExchange(int status, Map<String, String> headers, String body) {

  private static final int PATIENCE_MILLIS = 30_000;

  /// A request that is still to be sent.
  record Request(int port, String line, Map<String, String> headers, String body) {

    Request with(String header, String value) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      changed.put(header, value);
      return new Request(port, line, changed, body);
    }

    Request without(String header) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      changed.remove(header);
      return new Request(port, line, changed, body);
    }

    HttpExchange send() throws IOException {
      try (Socket socket = open()) {
        return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    /// Sends it and leaves the answer to be read.
    Socket open() throws IOException {
      String head =
          headers.entrySet().stream()
              .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
              .collect(Collectors.joining());
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      // A stream that should have been refused never ends.
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write((line + " HTTP/1.1\r\n" + head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
      return socket;
    }
  }

  static Request get(int port, String path) {
    return new Request(port, "GET " + path, headers(port), "");
  }

  /// As the page's own forms are sent.
  static Request post(int port, String path, String form) {
    Map<String, String> headers = headers(port);
    headers.put("Origin", "http://127.0.0.1:" + port);
    headers.put("Sec-Fetch-Site", "same-origin");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Content-Length", Integer.toString(form.length()));
    return new Request(port, "POST " + path, headers, form);
  }

  private static Map<String, String> headers(int port) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "127.0.0.1:" + port);
    headers.put("Connection", "close");
    return headers;
  }

  private static HttpExchange parse(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    String[] lines = answer.substring(0, end).split("\r\n");
    Map<String, String> headers =
        Arrays.stream(lines)
            .skip(1)
            .map(line -> line.split(": ?", 2))
            .collect(
                Collectors.toMap(
                    parts -> parts[0].toLowerCase(Locale.ROOT),
                    parts -> parts[1],
                    (one, next) -> one + ", " + next));
    return new HttpExchange(
        Integer.parseInt(lines[0].split(" ", 3)[1]), headers, answer.substring(end + 4));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
