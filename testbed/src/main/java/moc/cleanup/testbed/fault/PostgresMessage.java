package moc.cleanup.testbed.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A message of PostgreSQL's protocol, version 3, to or from the server: a type, a length, a body.
/// https://www.postgresql.org/docs/current/protocol-message-formats.html
final class PostgresMessage {

  static final char AUTHENTICATION = 'R';
  static final char BIND = 'B';
  static final char DATA_ROW = 'D';
  static final char ERROR_RESPONSE = 'E';
  static final char EXECUTE = 'E';
  static final char PARSE = 'P';
  static final char QUERY = 'Q';
  static final char READY_FOR_QUERY = 'Z';
  static final char ROW_DESCRIPTION = 'T';
  static final char SYNC = 'S';
  static final char TERMINATE = 'X';

  private final char type;
  private final byte[] body;

  private PostgresMessage(char type, byte[] body) {
    this.type = type;
    this.body = body;
  }

  static PostgresMessage read(DataInputStream in) throws IOException {
    char type = (char) in.readUnsignedByte();
    byte[] body = new byte[in.readInt() - Integer.BYTES];
    in.readFully(body);
    return new PostgresMessage(type, body);
  }

  static PostgresMessage query(String sql) {
    return new PostgresMessage(QUERY, (sql + "\0").getBytes(UTF_8));
  }

  /// With which a server refuses or ends a session.
  static PostgresMessage fatal(String sqlState) {
    String fields = "SFATAL\0VFATAL\0C" + sqlState + "\0MInjected\0\0";
    return new PostgresMessage(ERROR_RESPONSE, fields.getBytes(UTF_8));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
  }

  boolean is(char expected) {
    return type == expected;
  }

  /// Whether a client waits for an answer, or goes, after this.
  boolean endsRequest() {
    return is(SYNC) || is(QUERY) || is(TERMINATE);
  }

  boolean isBegin() {
    return is(QUERY) && text(0).equals("BEGIN");
  }

  /// Whether it says what columns a statement has, or what is in them.
  boolean isResult() {
    return is(ROW_DESCRIPTION) || is(DATA_ROW);
  }

  /// Of a server that is ready: whether a transaction has begun and has not ended.
  boolean isReadyInTransaction() {
    return is(READY_FOR_QUERY) && body[0] != 'I';
  }

  /// The zero-terminated text at this place among those with which the body begins.
  String text(int index) {
    int start = 0;
    for (int i = 0; i < index; i++) {
      start = end(start) + 1;
    }
    return new String(body, start, end(start) - start, UTF_8);
  }

  /// The number with which the body begins.
  int number() {
    return ByteBuffer.wrap(body).getInt();
  }

  private int end(int start) {
    int end = start;
    while (body[end] != 0) {
      end++;
    }
    return end;
  }
}
