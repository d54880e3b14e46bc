package moc.cleanup.testbed.fault;

import java.io.IOException;
import java.util.List;

/// A question to the server that a fault can meet.
interface RoundTrip {

  StepKind kind();

  String name();

  /// Has the server do it all, and returns its answer.
  List<PostgresMessage> ask() throws IOException;

  /// Does nothing of it, and returns how a server says so.
  List<PostgresMessage> refuse(String sqlState) throws IOException;
}
