package moc.cleanup.testbed.outage;

/// Is told of every piece of data that a client sends to a service. Clients that wait for the answer
/// to one request before they make the next send one piece a request, unless it is a large one.
public interface Watcher {

  /// Watches nothing.
  Watcher NOBODY = new Watcher() {};

  /// The piece is still here: if the relay is cut now, it does not arrive.
  default void before() {}

  /// The piece is on its way to the service: if the relay is cut now, the answer does not come back.
  default void after() {}
}
