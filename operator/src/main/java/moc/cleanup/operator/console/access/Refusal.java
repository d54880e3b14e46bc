package moc.cleanup.operator.console.access;

import io.javalin.http.HttpStatus;

/// A request that is not answered. The message says why, and nothing that a stranger may not know.
public final class Refusal extends RuntimeException {

  private final HttpStatus status;

  public Refusal(HttpStatus status, String reason) {
    super(reason);
    this.status = status;
  }

  static Refusal forbidden(String reason) {
    return new Refusal(HttpStatus.FORBIDDEN, reason);
  }

  public HttpStatus status() {
    return status;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
