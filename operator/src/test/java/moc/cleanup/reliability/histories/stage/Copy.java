package moc.cleanup.reliability.histories.stage;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/// One copy of a function, with connections of its own.
record Copy(RequestStreamHandler function, Runnable closing) implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }

  /// Starts one.
  interface Start {

    /// A new copy.
    ///
    /// @param databasePort where it finds its database
    /// @param lifeline is to be told of its calls to AWS
    Copy with(int databasePort, Lifeline lifeline);
  }
}
