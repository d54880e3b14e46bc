package moc.cleanup.operator.terminal;

import java.io.PrintWriter;

/// A line for every quarter of the way: what a log file or a pipe can use.
final class ProgressLines implements Progress {

  private static final int STEPS = 4;

  private final PrintWriter out;
  private final String label;
  private final long total;
  private long stepsTold;
  private String last = "";
  private String lastTold = "";

  ProgressLines(PrintWriter out, String label, long total) {
    this.out = out;
    this.label = label;
    this.total = total;
  }

  @Override
  public synchronized void show(long done, String remark) {
    last =
        "  %s: %,d of %,d%s".formatted(label, done, total, remark.isEmpty() ? "" : ", " + remark);
    long steps = total == 0 ? STEPS : STEPS * done / total;
    if (steps > stepsTold) {
      stepsTold = steps;
      tellLast();
    }
  }

  @Override
  public synchronized void close() {
    if (!last.equals(lastTold)) {
      tellLast();
    }
    out.flush();
  }

  private void tellLast() {
    out.println(last);
    lastTold = last;
  }
}
