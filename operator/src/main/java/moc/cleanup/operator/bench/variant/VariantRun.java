package moc.cleanup.operator.bench.variant;

import java.time.Duration;

/// One run on new data. It is measured while it is open, so that the sessions' CPU is still to be
/// seen.
public interface VariantRun extends AutoCloseable {

  /// What is measured. Returns when all is done.
  void delete();

  /// The client's own CPU in `delete`.
  Duration clientCpu();

  @Override
  void close();
}
