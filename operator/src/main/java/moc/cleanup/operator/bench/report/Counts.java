package moc.cleanup.operator.bench.report;

import java.util.List;

/// What the worker called and wrote, in one run that was counted and not timed.
///
/// @param ledgerWrites statements that wrote to the ledger
/// @param scannedTables large tables that were read from end to end, by the worker's own statements
///     or
///     by a cascade
public record Counts(
    int mocs,
    int invocations,
    long s3Calls,
    long metricCalls,
    long ledgerWrites,
    List<String> scannedTables) {

  private static final double HUNDRED = 100.0;

  public Counts {
    scannedTables = List.copyOf(scannedTables);
  }

  public double s3CallsPerHundredMocs() {
    return s3Calls * HUNDRED / mocs;
  }

  /// Beside the account that each MOC's own transaction writes.
  public double ledgerWritesPerInvocation() {
    return (double) (ledgerWrites - mocs) / invocations;
  }

  public double metricCallsPerInvocation() {
    return (double) metricCalls / invocations;
  }

  public List<Target> targets() {
    return List.of(
        Target.atMost("S3 calls per 100 MOCs", 1, s3CallsPerHundredMocs()),
        Target.atMost("ledger writes per invocation", 1, ledgerWritesPerInvocation()),
        Target.atMost("PutMetricData per invocation", 1, metricCallsPerInvocation()),
        new Target(
            "large tables scanned, by cascades too",
            "none",
            scannedTables.isEmpty() ? "none" : String.join(", ", scannedTables),
            scannedTables.isEmpty()));
  }
}
