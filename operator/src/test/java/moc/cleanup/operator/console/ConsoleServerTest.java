package moc.cleanup.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.ExceptionHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConsoleServerTest {

  @Test
  void aFailureThatNobodyHearsOfIsToldOnce() throws IOException, InterruptedException {
    AtomicInteger told = new AtomicInteger();
    ExceptionHandler<RuntimeException> handler =
        (_, _) -> {
          told.incrementAndGet();
          throw new IllegalStateException("the request has been recycled");
        };
    Javalin server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.exception(
                      RuntimeException.class, ConsoleServer.ifSomebodyListens(handler));
                  config.routes.get(
                      "/",
                      _ -> {
                        throw new IllegalArgumentException("any failure");
                      });
                })
            .start("127.0.0.1", 0);

    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + server.port() + "/");
      client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    } finally {
      server.stop();
    }

    assertThat(told).hasValue(1);
  }
}
