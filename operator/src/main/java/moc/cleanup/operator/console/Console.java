package moc.cleanup.operator.console;

import io.javalin.Javalin;
import java.time.Duration;
import moc.cleanup.operator.console.access.Gate;
import moc.cleanup.operator.console.access.Hosts;
import moc.cleanup.operator.console.action.Actions;
import moc.cleanup.operator.console.live.Live;
import moc.cleanup.operator.console.notice.Notices;
import moc.cleanup.operator.console.page.Page;
import moc.cleanup.operator.console.page.Shell;
import moc.cleanup.operator.console.reading.ConsoleReader;
import moc.cleanup.operator.console.search.LedgerSearch;
import moc.cleanup.operator.environment.Surroundings;
import org.jdbi.v3.core.Jdbi;

/// A console that is being served, until it is closed.
public final class Console implements AutoCloseable {

  private final Connections connections;
  private final Listener listener;
  private final Gate gate;
  private final Live live;
  private final Javalin server;

  private Console(Connections connections, Listener listener, boolean readOnly) {
    this.connections = connections;
    this.listener = listener;
    this.gate =
        new Gate(
            Hosts.of(listener.bind(), listener.address(), listener.port()),
            listener.port(),
            readOnly);
    Notices notices = new Notices();
    Page page = new Page(readOnly);
    this.live = new Live(new ConsoleReader(connections.source()), page::parts, notices).start();
    Jdbi writing = connections.writing();
    this.server =
        new ConsoleServer(
                gate,
                page,
                new Shell(
                    connections.database(),
                    connections.queue(),
                    System.getProperty("user.name", ""),
                    readOnly,
                    0),
                live,
                notices,
                new LedgerSearch(connections.source().jdbi()),
                writing == null
                    ? null
                    : new Actions(writing, connections.source().deadLetters(), notices))
            .start(listener);
  }

  /// Starts it.
  ///
  /// @throws moc.cleanup.operator.environment.UnusableException when database, queue or port cannot be
  ///     used
  public static Console start(ConsoleSettings settings, Surroundings surroundings) {
    Connections connections = Connections.open(surroundings, settings.readOnly());
    try {
      return new Console(connections, Listener.find(settings), settings.readOnly());
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /// What somebody opens; it has the token.
  public String address() {
    String name = listener.address().isAnyLocalAddress() ? "127.0.0.1" : listener.bind();
    return "http://%s:%d%s".formatted(Hosts.inBrackets(name), listener.port(), gate.entrance());
  }

  public int port() {
    return listener.port();
  }

  /// Whether other machines may reach it.
  public boolean exposed() {
    return !listener.address().isLoopbackAddress();
  }

  /// Waits until somebody has the page open, or no longer.
  public boolean awaitWatcher(Duration longest) {
    return live.awaitWatcher(longest);
  }

  @Override
  public void close() {
    live.close();
    server.stop();
    connections.close();
  }
}
