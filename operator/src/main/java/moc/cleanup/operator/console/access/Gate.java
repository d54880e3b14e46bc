package moc.cleanup.operator.console.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/// Lets a request in, or refuses it before anything is done. The token comes in the address once and is
/// exchanged for a cookie, which no script can read and no other site can have sent along; from then
/// on the cookie is the key.
public final class Gate {

  private static final String TOKEN = "token";
  private static final String FETCH_SITE = "Sec-Fetch-Site";

  private final Hosts hosts;
  private final boolean readOnly;
  private final Secret token = Secret.random();
  private final Secret session = Secret.random();
  private final String cookie;

  /// @param port tells the cookies of two consoles apart: browsers do not
  public Gate(Hosts hosts, int port, boolean readOnly) {
    this.hosts = hosts;
    this.cookie = "moc-cleanup-" + port;
    this.readOnly = readOnly;
  }

  /// What the address has to end with for somebody who comes for the first time.
  public String entrance() {
    return "/?" + TOKEN + "=" + token.reveal();
  }

  /// Lets it pass, or throws.
  ///
  /// @throws Refusal when it may not pass
  public void check(Context request) {
    if (!hosts.include(request.header(Header.HOST))) {
      throw Refusal.forbidden(
          "This is not a name of the console; open the address that it printed.");
    }
    if (isEntrance(request)) {
      requireToken(request.queryParam(TOKEN));
      return;
    }
    requireOwnPage(request);
    if (!session.is(request.cookie(cookie))) {
      throw Refusal.forbidden(
          "Open the address that the console printed when it was started: it has the token.");
    }
    if (readOnly && !isGet(request)) {
      throw Refusal.forbidden("The console is read-only: it was started with --read-only.");
    }
  }

  /// Gives the cookie to somebody who has come with the token, and takes the token out of the address.
  /// Says whether that was the case.
  public boolean admit(Context request) {
    if (!isEntrance(request)) {
      return false;
    }
    request.header(
        Header.SET_COOKIE,
        "%s=%s; Path=/; HttpOnly; SameSite=Strict".formatted(cookie, session.reveal()));
    request.redirect("/", HttpStatus.SEE_OTHER);
    return true;
  }

  private static boolean isEntrance(Context request) {
    return isGet(request) && request.path().equals("/") && request.queryParam(TOKEN) != null;
  }

  private void requireToken(@Nullable String guess) {
    if (!token.is(guess)) {
      throw Refusal.forbidden(
          "That is not the token of this console; each start has a new one. Open the address"
              + " that it printed.");
    }
  }

  /// Whatever another site causes is refused, and so is a change of which nobody says where it comes
  /// from: browsers say so with every POST. A visit, by a link or the address bar, goes to the page
  /// itself, which changes nothing.
  private static void requireOwnPage(Context request) {
    String site = request.header(FETCH_SITE);
    String origin = request.header(Header.ORIGIN);
    boolean visit = isGet(request) && request.path().equals("/");
    boolean otherSite = site != null && !site.equals("same-origin") && !site.equals("none");
    boolean otherOrigin = origin != null && !origin.equals(originOf(request));
    boolean originMissing = origin == null && !isGet(request);
    if (otherOrigin || originMissing || (otherSite && !visit)) {
      throw Refusal.forbidden("Only the console's own page may ask for that.");
    }
  }

  private static boolean isGet(Context request) {
    return HandlerType.GET.equals(request.method());
  }

  private static String originOf(Context request) {
    return "http://" + request.header(Header.HOST);
  }
}
