package moc.cleanup.infra;

/// The stack cannot be synthesized from what it was given; the message says to a person what to do.
final class ConfigurationException extends RuntimeException {

  ConfigurationException(String message) {
    super(message);
  }

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
