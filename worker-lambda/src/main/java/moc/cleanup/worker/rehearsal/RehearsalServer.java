package moc.cleanup.worker.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import moc.cleanup.config.Variables;
import moc.cleanup.database.DatabaseConfig;

/// As much of a PostgreSQL server as the pool and the driver need to connect and to execute a statement:
/// it speaks TLS, believes every password, shows a setting when it is asked for one, and does anything
/// else to no row.
/// https://www.postgresql.org/docs/current/protocol-message-formats.html
public final class RehearsalServer implements AutoCloseable {

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "server_version", "17.0",
          "server_encoding", "UTF8",
          "client_encoding", "UTF8",
          "DateStyle", "ISO, MDY",
          "TimeZone", "UTC",
          "integer_datetimes", "on",
          "standard_conforming_strings", "on");

  /// A statement that is answered with one row, of one text.
  public static final String QUESTION = "SHOW";

  private static final String SETTING = "read committed";

  private static final String PASSWORD = "nothing";

  private static final int AUTHENTICATED = 0;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;
  private static final int SASL_FINAL = 12;

  private static final byte[] NOTHING = {};
  private static final byte[] IDLE = {'I'};
  private static final int TEXT_TYPE = 25;
  private static final int MOST_BYTES = 100;

  private final LoopbackServer server;

  private RehearsalServer(LoopbackServer server) {
    this.server = server;
  }

  /// Starts it.
  ///
  /// @param certificate that it shows to whoever connects
  public static RehearsalServer start(NobodysCertificate certificate) {
    SSLSocketFactory encryption = certificate.server().getSocketFactory();
    return new RehearsalServer(
        LoopbackServer.start(
            "rehearsal-database",
            ServerSocketFactory.getDefault(),
            client -> serve(encrypted(client, encryption))));
  }

  /// How it is connected to.
  public DatabaseConfig config() {
    String url = "jdbc:postgresql://" + server.address() + "/rehearsal?sslmode=require";
    return DatabaseConfig.from(
        new Variables(
            Map.of(DATABASE_URL, url, DATABASE_USERNAME, "nobody", DATABASE_PASSWORD, PASSWORD)));
  }

  /// The client asks for it before it says anything else.
  private static Socket encrypted(Socket client, SSLSocketFactory encryption) throws IOException {
    content(new DataInputStream(client.getInputStream()));
    client.getOutputStream().write('S');
    SSLSocket encrypted =
        (SSLSocket) encryption.createSocket(client, null, client.getPort(), false);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  private static void serve(Socket client) throws IOException {
    DataInputStream input = new DataInputStream(client.getInputStream());
    DataOutputStream output = new DataOutputStream(client.getOutputStream());
    content(input);
    logIn(input, output);
    for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
      answer(
          output, 'S', (parameter.getKey() + '\0' + parameter.getValue() + '\0').getBytes(UTF_8));
    }
    answer(output, 'K', new byte[2 * Integer.BYTES]);
    answer(output, 'Z', IDLE);
    boolean asks = false;
    for (int message = input.read(); message >= 0; message = input.read()) {
      String content = new String(content(input), UTF_8);
      switch (message) {
        case 'P' -> {
          asks = content.contains(QUESTION);
          answer(output, '1', NOTHING);
        }
        case 'B' -> answer(output, '2', NOTHING);
        case 'D' -> describe(asks, output);
        case 'E' -> execute(asks, output);
        case 'S' -> answer(output, 'Z', IDLE);
        case 'Q' -> {
          execute(false, output);
          answer(output, 'Z', IDLE);
        }
        default -> {}
      }
    }
  }

  private static void logIn(DataInputStream input, DataOutputStream output) throws IOException {
    ScramLogin login = new ScramLogin(PASSWORD);
    authentication(output, SASL, ScramLogin.MECHANISM + "\0\0");
    authentication(output, SASL_CONTINUE, login.challenge(response(input)));
    authentication(output, SASL_FINAL, login.proof(response(input)));
    authentication(output, AUTHENTICATED, "");
  }

  private static void authentication(DataOutputStream output, int step, String text)
      throws IOException {
    byte[] said = text.getBytes(UTF_8);
    answer(
        output,
        'R',
        ByteBuffer.allocate(Integer.BYTES + said.length).putInt(step).put(said).array());
  }

  private static String response(DataInputStream input) throws IOException {
    input.skipNBytes(1);
    return new String(content(input), UTF_8);
  }

  private static byte[] content(DataInputStream input) throws IOException {
    return input.readNBytes(input.readInt() - Integer.BYTES);
  }

  private static void describe(boolean asks, DataOutputStream output) throws IOException {
    if (!asks) {
      answer(output, 'n', NOTHING);
      return;
    }
    ByteBuffer column = ByteBuffer.allocate(MOST_BYTES);
    column.putShort((short) 1).put("setting\0".getBytes(UTF_8)).putInt(0).putShort((short) 0);
    column.putInt(TEXT_TYPE).putShort((short) -1).putInt(-1).putShort((short) 0);
    answer(output, 'T', written(column));
  }

  private static void execute(boolean asks, DataOutputStream output) throws IOException {
    if (asks) {
      byte[] value = SETTING.getBytes(UTF_8);
      ByteBuffer row = ByteBuffer.allocate(MOST_BYTES);
      row.putShort((short) 1).putInt(value.length).put(value);
      answer(output, 'D', written(row));
    }
    answer(output, 'C', (asks ? "SHOW\0" : "SET\0").getBytes(UTF_8));
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static void answer(DataOutputStream output, char type, byte[] content)
      throws IOException {
    output.write(type);
    output.writeInt(Integer.BYTES + content.length);
    output.write(content);
  }

  @Override
  public void close() {
    server.close();
  }
}
