package moc.cleanup.operator.terminal;

import java.io.PrintWriter;

/// A bar that is drawn anew on one line of at most 80 columns.
final class ProgressBar implements Progress {

  private static final int WIDTH = 28;
  private static final int LABEL_WIDTH = 10;

  private final PrintWriter out;
  private final String label;
  private final long total;

  ProgressBar(PrintWriter out, String label, long total) {
    this.out = out;
    this.label = label;
    this.total = total;
    show(0, "");
  }

  @Override
  public synchronized void show(long done, String remark) {
    int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / total);
    String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    String counts = "%,d/%,d".formatted(done, total) + (remark.isEmpty() ? "" : " · " + remark);
    out.print(Terminal.CLEAR_LINE + "  " + padded(label) + bar + " " + counts);
    out.flush();
  }

  private static String padded(String label) {
    return label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
  }

  @Override
  public synchronized void close() {
    out.println();
  }
}
