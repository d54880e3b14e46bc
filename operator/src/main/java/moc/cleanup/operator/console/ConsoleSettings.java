package moc.cleanup.operator.console;

/// How the console is served.
///
/// @param bind the name or address that it listens at
/// @param port 0 takes a free one
/// @param orAnother whether a free port will do when that one is taken
public record ConsoleSettings(String bind, int port, boolean orAnother, boolean readOnly) {

  static final String LOOPBACK = "127.0.0.1";
  static final int USUAL_PORT = 8642;

  /// For this machine alone.
  public static ConsoleSettings usual() {
    return new ConsoleSettings(LOOPBACK, USUAL_PORT, true, false);
  }
}
