package moc.cleanup.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.pipeline.PipelineClients;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.outage.Relay;
import moc.cleanup.testbed.platform.Moc;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// An operator's evening: a run is watched, a dead letter redriven, a pause placed and lifted, all of it
/// by keyboard, in a real browser and on the real pipeline.
class ConsolePageTest {

  private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

  private static Browser browser;

  private Installation installation;
  private Relay database;
  private Pipeline pipeline;
  private Console console;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.openOrSkip();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void serve() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
    Sandbox sandbox = installation.sandbox();
    Map<String, String> variables = new HashMap<>(installation.variables());
    pipeline =
        new Pipeline(
            variables, new PipelineClients(sandbox.sqs(), sandbox.s3(), sandbox.cloudWatch()));
    database = Relay.to(sandbox.databaseServer().host(), sandbox.databaseServer().port());
    console =
        Console.start(
            new ConsoleSettings("127.0.0.1", 0, false, false),
            installation.with("DATABASE_URL", throughRelay(sandbox)).surroundings());
    browser.visit(console);
  }

  private String throughRelay(Sandbox sandbox) {
    return sandbox.jdbcUrl().replaceFirst("//[^/]+/", "//localhost:" + database.port() + "/");
  }

  @AfterEach
  void close() {
    console.close();
    database.close();
    pipeline.close();
    installation.close();
  }

  @Test
  void theTokenIsGoneFromTheAddress() {
    assertThat(browser.driver().getCurrentUrl())
        .isEqualTo("http://127.0.0.1:%d/".formatted(console.port()));
  }

  @Test
  void aRunIsWatchedFromStartToEnd() {
    createMocs(30);

    pipeline.schedule(false, TIME_LIMIT);
    browser.awaitText("section[sse-swap=run]", "Run under way");
    browser.awaitText("section[sse-swap=run]", "0 of 30 MOCs");
    work();

    browser.awaitText("section[sse-swap=run]", "Last run");
    browser.awaitText("section[sse-swap=run]", "30 of 30 MOCs · 100 %");
    browser.awaitText("#said", "The run has ended: 30 MOCs deleted, 0 failed, 0 skipped.");
    browser.awaitText("#panels", "MOCs deleted\n30");
  }

  @Test
  void aDeadLetterIsSeenWithItsReasonAndRedrivenByKeyboard() {
    Moc moc = installation.platform().moc("ada").deletedDaysAgo(40).file("a.pdf").create();
    installation.execute("CREATE TABLE orders (moc_id uuid REFERENCES moc_instructions)");
    installation.execute("INSERT INTO orders VALUES (?)", moc.id());
    pipeline.schedule(false, TIME_LIMIT);
    work();
    browser.awaitText("[sse-swap=letters]", "A row of \"orders\" refers to it");
    browser.awaitText("[sse-swap=letters] table", moc.id().toString());

    installation.execute("DELETE FROM orders");
    browser.tabTo("#redrive");
    browser.press(Keys.ENTER);
    browser.awaitText("#redrive-dialog", "Redrive the dead letters?");
    browser.tabTo("#redrive-dialog [type=submit]");
    browser.press(Keys.ENTER);
    browser.awaitGone("#redrive-dialog");
    browser.awaitText("#said", "The redrive has begun");
    browser.awaitText("[sse-swap=move]", "completed");
    work();

    browser.awaitText("[sse-swap=letters]", "No dead letters.");
    browser.awaitText("section[sse-swap=run]", "1 of 1 MOC");
    assertThat(mocs()).isZero();
    assertThat(browser.isFocused("#redrive")).isTrue();
  }

  @Test
  void aPauseHoldsWhatIsQueuedUntilItIsLifted() {
    createMocs(5);
    pipeline.schedule(false, TIME_LIMIT);

    browser.tabTo("#toggle");
    browser.press(Keys.ENTER);
    browser.press("wrong MOCs are going", Keys.ENTER);
    browser.awaitText("[sse-swap=banner]", "wrong MOCs are going");
    browser.awaitText("#said", "The pause holds: nothing is deleted any more.");
    work();
    browser.awaitText("section[sse-swap=run]", "5 of 5 MOCs");

    assertThat(mocs()).isEqualTo(5);
    browser.awaitText("[sse-swap=now]", "Held\n5");
    browser.tabTo("#toggle");
    browser.press(Keys.ENTER);
    browser.tabTo("#resume-dialog [type=submit]");
    browser.press(Keys.ENTER);
    browser.awaitText("#said", "Resumed by");
    browser.awaitGone(".paused");
  }

  @Test
  void whatIsUpdatedLeavesAnOpenDialogAlone() {
    browser.tabTo("#toggle");
    browser.press(Keys.ENTER);
    browser.press("half a rea");
    createMocs(3);
    pipeline.schedule(false, TIME_LIMIT);
    browser.awaitText("section[sse-swap=run]", "0 of 3 MOCs");
    browser.press("son");

    assertThat(browser.element("#pause-reason").getDomProperty("value")).isEqualTo("half a reason");
    browser.press(Keys.ESCAPE);
    browser.awaitGone("#pause-dialog");
    assertThat(browser.isFocused("#toggle")).isTrue();
  }

  @Test
  void aHoldIsLiftedAndTheFocusIsNotLost() {
    installation.execute(
        "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by)"
            + " VALUES ('owner', 'ada', '<b>dispute</b> 17', 'grace')");
    browser.awaitText("[sse-swap=holds]", "<b>dispute</b> 17");

    browser.tabTo("[data-opens=lift-dialog]");
    browser.press(Keys.ENTER);
    browser.awaitText("#lift-dialog", "exactly owner ada");
    browser.tabTo("#lift-dialog [type=submit]");
    browser.press(Keys.ENTER);

    browser.awaitText("#said", "1 hold on owner ada lifted");
    browser.awaitText("[sse-swap=holds]", "No hold is in force.");
    browser.awaitGone("#lift-dialog");
  }

  @Test
  void theLedgerIsSearched() {
    Moc moc = installation.platform().moc("ada").deletedDaysAgo(40).file("a.pdf").create();
    pipeline.schedule(false, TIME_LIMIT);
    work();

    browser.tabTo("#q");
    browser.press("ada", Keys.ENTER);
    browser.awaitText("#found", "Owner ada: 1 MOC");
    assertThat(browser.isFocused("#found h3")).isTrue();
    browser.tabTo("#found a");
    browser.press(Keys.ENTER);
    browser.awaitText("#found", "MOC " + moc.id() + ": gone for good");
    browser.awaitText("#found", "a.pdf");
    browser.element("#q").clear();
    browser.element("#q").sendKeys("<i>nobody", Keys.ENTER);
    browser.awaitText("#found", "The ledger knows no MOC, run or owner <i>nobody.");
  }

  @Test
  void aDatabaseThatIsAwayIsNamedAndHeals() {
    browser.awaitText("[sse-swap=now]", "Backlog\n0");

    database.cut();
    browser.awaitText("[sse-swap=banner]", "The database cannot be read.");
    createMocs(2);
    database.mend();

    browser.awaitText("[sse-swap=now]", "Backlog\n2");
    browser.awaitGone(".banner");
  }

  @Test
  void aConsoleThatHasEndedIsNotTakenForOneThatIsCalm() {
    console.close();

    browser.awaitText("header", "No news: what is shown is old");
  }

  private long mocs() {
    return Jdbi.create(installation.sandbox().dataSource())
        .withHandle(handle ->
            handle.createQuery("SELECT count(*) FROM moc_instructions").mapTo(Long.class).one());
  }

  private void createMocs(int count) {
    for (int i = 0; i < count; i++) {
      installation.platform().moc("ada").deletedDaysAgo(40).file("file-" + i).create();
    }
  }

  /// Until the queue is empty; what fails comes back at once.
  private void work() {
    EventSourceSettings settings =
        EventSourceSettings.DEFAULTS.withRedeliveryOfFailedAfter(Duration.ZERO);
    try (SqsEventSource workers = pipeline.eventSource(settings)) {
      workers.drain(TIME_LIMIT);
    }
  }
}
