package moc.cleanup.operator.console;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.HttpStatus;
import java.util.List;
import moc.cleanup.operator.console.access.AnswerHeaders;
import moc.cleanup.operator.console.access.Gate;
import moc.cleanup.operator.console.access.Refusal;
import moc.cleanup.operator.console.action.Actions;
import moc.cleanup.operator.console.live.Live;
import moc.cleanup.operator.console.live.Stream;
import moc.cleanup.operator.console.notice.Notice;
import moc.cleanup.operator.console.notice.Notices;
import moc.cleanup.operator.console.page.Assets;
import moc.cleanup.operator.console.page.Page;
import moc.cleanup.operator.console.page.Shell;
import moc.cleanup.operator.console.reading.Part;
import moc.cleanup.operator.console.search.LedgerSearch;
import org.jspecify.annotations.Nullable;

/// What is answered under which path.
///
/// @param actions null when the console is read-only: there is nothing to ask for then
record ConsoleServer(
    Gate gate,
    Page page,
    Shell shell,
    Live live,
    Notices notices,
    LedgerSearch search,
    @Nullable Actions actions) {

  private static final long LARGEST_REQUEST = 16_384;
  private static final int LONGEST_ID = 200;
  private static final int NOTICES_SHOWN = 3;

  Javalin start(Listener listener) {
    return Javalin.create(this::configure)
        .start(listener.address().getHostAddress(), listener.port());
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_REQUEST;
    // Nothing goes far, and an event has to leave at once.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.routes.before(AnswerHeaders::put);
    config.routes.before(gate::check);
    config.routes.exception(Refusal.class, ifSomebodyListens(this::refuse));
    config.routes.exception(RuntimeException.class, ifSomebodyListens(ConsoleServer::fail));
    config.routes.get("/", this::whole);
    config.routes.get("/search", this::search);
    Assets assets = Assets.load();
    config.routes.get("/assets/{name}", request -> asset(assets, request));
    config.routes.sse("/events", client -> new Stream(live, notices, page::notice, client).run());
    if (actions != null) {
      new ActionRoutes(actions).add(config.routes);
    }
  }

  private void whole(Context request) {
    if (gate.admit(request)) {
      return;
    }
    long heard = notices.count();
    List<Notice> recent = notices.after(Math.max(0, heard - NOTICES_SHOWN)).reversed();
    html(request, page.whole(shell.heard(heard), live.fresh().view(), recent));
  }

  private void search(Context request) {
    String id = String.valueOf(request.queryParam("q")).strip();
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new Refusal(HttpStatus.BAD_REQUEST, "The id is empty, or longer than 200 characters.");
    }
    html(request, page.found(search.find(id)));
  }

  private static void asset(Assets assets, Context request) {
    Assets.Asset asset =
        assets
            .named(request.pathParam("name"))
            .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such file."));
    request.contentType(asset.contentType()).result(asset.content());
  }

  /// Tells of failures without failing. Once a connection is gone its answer cannot be touched any more,
  /// and Javalin asks a handler that throws again, for ever.
  static <E extends Exception> ExceptionHandler<E> ifSomebodyListens(ExceptionHandler<E> handler) {
    return (failure, request) -> {
      try {
        handler.handle(failure, request);
      } catch (IllegalStateException _) {
        // Jetty's word for a request that is over: nobody is left to be told.
      }
    };
  }

  private void refuse(Refusal refusal, Context request) {
    request.status(refusal.status());
    if (request.path().equals("/")) {
      html(request, page.refused(refusal.reason()));
    } else {
      text(request, refusal.reason());
    }
  }

  /// Not left to the server, which would log the request's address.
  private static void fail(RuntimeException failure, Context request) {
    request.status(HttpStatus.INTERNAL_SERVER_ERROR);
    text(request, "It failed: " + Part.inWords(failure));
  }

  private static void html(Context request, String html) {
    request.contentType("text/html; charset=utf-8").result(html);
  }

  private static void text(Context request, String text) {
    request.contentType("text/plain; charset=utf-8").result(text);
  }
}
