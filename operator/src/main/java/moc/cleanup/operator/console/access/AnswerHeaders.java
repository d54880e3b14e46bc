package moc.cleanup.operator.console.access;

import io.javalin.http.Context;
import io.javalin.http.Header;

/// What every answer tells the browser: run nothing that is not the console's own file, show it in
/// nobody's frame, keep no copy, and tell nobody where the visitor came from.
public final class AnswerHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private AnswerHeaders() {}

  public static void put(Context answer) {
    answer.header(Header.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    answer.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
    answer.header(Header.X_FRAME_OPTIONS, "DENY");
    answer.header(Header.REFERRER_POLICY, "no-referrer");
    answer.header(Header.CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
    answer.header(Header.CROSS_ORIGIN_OPENER_POLICY, "same-origin");
    answer.header(Header.CACHE_CONTROL, "no-store");
  }
}
