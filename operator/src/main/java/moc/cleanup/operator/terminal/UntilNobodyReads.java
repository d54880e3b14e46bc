package moc.cleanup.operator.terminal;

import java.io.IOException;
import java.io.OutputStream;

/// Writes as long as somebody reads. A reader who goes, as `head` does, has had enough: what comes
/// after that is dropped, and nothing is wrong. Whatever else keeps it from writing is thrown.
final class UntilNobodyReads extends OutputStream {

  /// The operating system's words in English; in others it is thrown like all else.
  private static final String NOBODY_READS = "Broken pipe";

  private final OutputStream out;
  private boolean left;

  UntilNobodyReads(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    unlessLeft(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    unlessLeft(out::flush);
  }

  private void unlessLeft(Writing writing) throws IOException {
    if (left) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      left = NOBODY_READS.equals(e.getMessage());
      if (!left) {
        throw e;
      }
    }
  }

  private interface Writing {

    void run() throws IOException;
  }
}
