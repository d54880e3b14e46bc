package moc.cleanup.testbed.fault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What a client sends before anything else: a length, a code, and no type.
final class StartupPacket {

  private static final int CANCEL_REQUEST = 80_877_102;
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_ENCRYPTION_REQUEST = 80_877_104;

  private final byte[] afterLength;

  private StartupPacket(byte[] afterLength) {
    this.afterLength = afterLength;
  }

  static StartupPacket read(DataInputStream in) throws IOException {
    byte[] afterLength = new byte[in.readInt() - Integer.BYTES];
    in.readFully(afterLength);
    return new StartupPacket(afterLength);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(afterLength.length + Integer.BYTES);
    out.write(afterLength);
  }

  boolean asksForEncryption() {
    return code() == SSL_REQUEST || code() == GSS_ENCRYPTION_REQUEST;
  }

  boolean cancels() {
    return code() == CANCEL_REQUEST;
  }

  private int code() {
    return ByteBuffer.wrap(afterLength).getInt();
  }
}
