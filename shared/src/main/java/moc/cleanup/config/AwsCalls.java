package moc.cleanup.config;

/// How both Lambdas call AWS.
public final class AwsCalls {

  /// Calls to one service at once. The JDK's HTTP client, which the SDK calls through, keeps five idle
  /// connections to a host (`http.maxConnections`) and closes the others. With eight calls at once a
  /// third of the scheduler's made a connection of their own, on AWS each with a TLS handshake, and the
  /// run took as long.
  public static final int AT_ONCE = 5;

  private AwsCalls() {}
}
