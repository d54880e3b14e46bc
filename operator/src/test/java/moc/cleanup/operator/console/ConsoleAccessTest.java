package moc.cleanup.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.Installation;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, and who does not: a stranger, another page, another name, a guessed token.
class ConsoleAccessTest {

  private static final String PAUSE = "reason=test&by=ada";

  private static Installation installation;
  private static Console console;
  private static int port;
  private static String entrance;
  private static String cookie;

  @BeforeAll
  static void serve() throws SQLException, IOException {
    installation = Installation.migrated().onItsOwnQueue();
    console = start(installation, false);
    port = console.port();
    entrance = entranceOf(console);
    cookie = cookieOf(HttpExchange.get(port, entrance).send());
  }

  @AfterAll
  static void close() {
    console.close();
    installation.close();
  }

  @Test
  void theTokenIsExchangedForACookieThatNoScriptReadsAndNoOtherSiteSends() throws IOException {
    HttpExchange answer = HttpExchange.get(port, entrance).send();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).doesNotContain("token").endsWith("/");
    assertThat(answer.header("set-cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(answer.header("set-cookie")).doesNotContain(token());
    assertThat(HttpExchange.get(port, "/").with("Cookie", cookie).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?token=",
        "/?token=guess",
        "/search?q=x",
        "/events",
        "/assets/htmx.js",
        "/x"
      })
  void withoutTokenOrCookieNothingIsTold(String path) throws IOException {
    HttpExchange answer = HttpExchange.get(port, path).with("Accept", "text/event-stream").send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain(token(), "Backlog", installation.sandbox().bucket());
    assertThat(answer.headers()).doesNotContainKey("set-cookie");
  }

  @Test
  void aTokenThatIsRightButForItsEndIsWrong() throws IOException {
    String almost = entrance.substring(0, entrance.length() - 1) + "~";

    assertThat(HttpExchange.get(port, almost).send().status()).isEqualTo(403);
  }

  @Test
  void aWrongTokenIsRefusedToWhoHasTheCookieToo() throws IOException {
    assertThat(HttpExchange.get(port, "/?token=x").with("Cookie", cookie).send().status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", ""})
  void underAnotherNameNobodyIsLetIn(String host) throws IOException {
    String sent = host.replace("PORT", Integer.toString(port));

    assertThat(
            HttpExchange.get(port, "/").with("Host", sent).with("Cookie", cookie).send().status())
        .isIn(400, 403);
    assertThat(HttpExchange.get(port, entrance).with("Host", sent).send().status()).isIn(400, 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "[::1]"})
  void theNamesOfThisMachineAreItsOwn(String name) throws IOException {
    assertThat(
            HttpExchange.get(port, "/")
                .with("Host", name + ":" + port)
                .with("Cookie", cookie)
                .send()
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Origin, http://localhost:PORT",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void whatAnotherPageCausesChangesNothing(String header, String value) throws IOException {
    HttpExchange answer =
        HttpExchange.post(port, "/pause", PAUSE)
            .with("Cookie", cookie)
            .with(header, value.replace("PORT", Integer.toString(port)))
            .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(holds()).isZero();
  }

  @Test
  void aChangeWithoutAnOriginIsRefused() throws IOException {
    HttpExchange answer =
        HttpExchange.post(port, "/pause", PAUSE)
            .with("Cookie", cookie)
            .without("Origin")
            .without("Sec-Fetch-Site")
            .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(holds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/search?q=x", "/assets/htmx.js"})
  void anotherPageReadsNothing(String path) throws IOException {
    assertThat(
            HttpExchange.get(port, path)
                .with("Cookie", cookie)
                .with("Accept", "text/event-stream")
                .with("Sec-Fetch-Site", "cross-site")
                .send()
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pause", "/resume", "/lift", "/redrive", "/redrive/stop"})
  void whatChangesSomethingIsNeverGot(String path) throws IOException {
    HttpExchange answer = HttpExchange.get(port, path + "?" + PAUSE).with("Cookie", cookie).send();

    assertThat(answer.status()).isIn(404, 405);
    assertThat(holds()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "/pause, by=ada",
    "/pause, reason=%20&by=ada",
    "/resume, by=",
    "/lift, scope=moc&subject=x&by=ada",
    "/lift, scope=none&subject=x&by=ada",
    "/redrive, rate=0",
    "/redrive, rate=501",
    "/redrive, rate=many"
  })
  void badInputIsRefusedInWords(String path, String form) throws IOException {
    HttpExchange answer = HttpExchange.post(port, path, form).with("Cookie", cookie).send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).endsWith(".");
    assertThat(holds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {" an owner with blanks ", "LONG"})
  void whateverAHoldIsOnItCanBeLifted(String subject) throws IOException {
    String owner = subject.replace("LONG", "x".repeat(600));
    Holds holds = new Holds(Jdbi.create(installation.sandbox().dataSource()));
    holds.place(new HoldTarget.Owner(owner), "dispute 17", "ada", _ -> {});

    HttpExchange answer =
        HttpExchange.post(
                port,
                "/lift",
                "scope=owner&by=ada&subject=" + URLEncoder.encode(owner, StandardCharsets.UTF_8))
            .with("Cookie", cookie)
            .send();

    assertThat(answer.status()).isEqualTo(204);
    // It is answered before it is done.
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          while (!holds.inForce().isEmpty()) {
            Thread.onSpinWait();
          }
        });
    installation.execute("DELETE FROM moc_cleanup_hold");
  }

  @Test
  void everyAnswerKeepsTheBrowserFromHelpingAnAttacker() throws IOException {
    for (HttpExchange answer :
        new HttpExchange[] {
          HttpExchange.get(port, "/").with("Cookie", cookie).send(),
          HttpExchange.get(port, "/assets/console.js").with("Cookie", cookie).send(),
          HttpExchange.get(port, "/no-such-thing").with("Cookie", cookie).send(),
          HttpExchange.get(port, "/").send()
        }) {
      assertThat(answer.header("content-security-policy"))
          .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
      assertThat(answer.headers()).doesNotContainKey("server");
    }
  }

  @Test
  void aReadOnlyConsoleHasNoButtonsAndRefusesWhatTheyWouldDo() throws IOException {
    try (Console readOnly = start(installation, true)) {
      String key = cookieOf(HttpExchange.get(readOnly.port(), entranceOf(readOnly)).send());

      assertThat(HttpExchange.get(readOnly.port(), "/").with("Cookie", key).send().body())
          .contains("read-only")
          .doesNotContain("data-opens", "<dialog");
      assertThat(
              HttpExchange.post(readOnly.port(), "/pause", PAUSE)
                  .with("Cookie", key)
                  .send()
                  .status())
          .isEqualTo(403);
      assertThat(holds()).isZero();
    }
  }

  @Test
  void noSecretIsInAPageOrALog() throws IOException {
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    String page;
    try (PrintStream recorder = new PrintStream(logged, true, StandardCharsets.UTF_8)) {
      System.setOut(recorder);
      System.setErr(recorder);
      HttpExchange.get(port, entrance).send();
      HttpExchange.get(port, entrance + "x").send();
      page = HttpExchange.get(port, "/").with("Cookie", cookie).send().body();
      HttpExchange.get(port, "/no-such-thing?token=" + token()).with("Cookie", cookie).send();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(page + logged.toString(StandardCharsets.UTF_8))
        .contains("Backlog")
        .doesNotContain(token(), cookie, "DATABASE_PASSWORD", "aws_secret");
  }

  private static Console start(Installation installation, boolean readOnly) {
    return Console.start(
        new ConsoleSettings("127.0.0.1", 0, false, readOnly), installation.surroundings());
  }

  private static String entranceOf(Console console) {
    return console.address().replaceFirst("http://[^/]*", "");
  }

  private static String cookieOf(HttpExchange answer) {
    return answer.header("set-cookie").replaceFirst(";.*", "");
  }

  private static String token() {
    return entrance.replaceFirst(".*=", "");
  }

  private static long holds() {
    return Jdbi.create(installation.sandbox().dataSource())
        .withHandle(handle ->
            handle.createQuery("SELECT count(*) FROM moc_cleanup_hold").mapTo(Long.class).one());
  }
}
