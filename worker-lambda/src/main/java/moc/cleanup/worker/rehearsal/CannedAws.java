package moc.cleanup.worker.rehearsal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/// AWS that has done whatever it is asked, and is in this process. Requests are built, signed, sent over
/// TLS and read as ever.
public final class CannedAws implements AutoCloseable {

  private static final String DELETES_OBJECTS = "?delete";
  private static final String LENGTH = "content-length:";

  private static final String DELETED =
      "<DeleteResult><Deleted><Key>" + RehearsalDatabase.TEXT + "</Key></Deleted></DeleteResult>";

  /// An empty map.
  private static final String NOTHING_IN_CBOR = "\u00a0";

  private final LoopbackServer server;

  /// Starts it.
  ///
  /// @param certificate that it shows to whoever connects
  public CannedAws(NobodysCertificate certificate) {
    this.server =
        LoopbackServer.start(
            "rehearsal-aws",
            certificate.server().getServerSocketFactory(),
            client ->
                serve(
                    new DataInputStream(client.getInputStream()),
                    new DataOutputStream(client.getOutputStream())));
  }

  /// Where it is.
  public URI endpoint() {
    return URI.create("https://" + server.address());
  }

  private static void serve(DataInputStream input, DataOutputStream output) throws IOException {
    String request = line(input);
    int length = 0;
    for (String header = line(input); !header.isEmpty(); header = line(input)) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    input.skipNBytes(length);
    output.writeBytes(
        request.contains(DELETES_OBJECTS)
            ? answer("application/xml", DELETED)
            : answer("application/cbor", NOTHING_IN_CBOR));
  }

  /// Without its end; empty, too, when the client has hung up.
  private static String line(DataInputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static String answer(String type, String content) {
    return String.join(
        "\r\n",
        "HTTP/1.1 200 OK",
        "Content-Type: " + type,
        "smithy-protocol: rpc-v2-cbor",
        "Content-Length: " + content.length(),
        "Connection: close",
        "",
        content);
  }

  @Override
  public void close() {
    server.close();
  }
}
