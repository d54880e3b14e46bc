package moc.cleanup.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import moc.cleanup.operator.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A month of nights, three dead letters and two holds, looked at in the light, in the dark and on a
/// phone by an accessibility checker. `-Dscreenshots=write` has the README's pictures taken.
class ConsoleLooksTest {

  private static final Path PICTURES = Path.of("../docs/img");

  private static Installation installation;
  private static Console console;
  private static Browser browser;

  @BeforeAll
  static void serve() throws SQLException {
    browser = Browser.openOrSkip();
    installation = Installation.migrated().onItsOwnQueue();
    new MonthOfNights(installation).fill();
    console =
        Console.start(
            new ConsoleSettings("127.0.0.1", 0, false, false), installation.surroundings());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      console.close();
      installation.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1240, 1180, false", "dark, 1240, 1180, false", "phone, 390, 844, true"})
  void nothingKeepsAnybodyOut(String look, int width, int height, boolean phone)
      throws IOException {
    browser.prefer(look.equals("dark") ? "dark" : "light");
    browser.size(width, height, phone);
    browser.visit(console);
    browser.awaitText("[sse-swap=letters]", "marketplace_orders");
    browser.awaitText("#panels", "MOCs deleted");

    takePicture(look);

    browser.driver().executeScript("document.querySelector('details').open = true");
    browser.driver().executeScript("document.querySelector('#toggle').click()");
    assertThat(violations()).isEmpty();
    browser.driver().executeScript("document.querySelector('[open] [data-closes]').click()");
    assertThat(violations()).isEmpty();
    assertThat(
            browser
                .driver()
                .executeScript(
                    "return document.documentElement.scrollWidth"
                        + " > document.documentElement.clientWidth"))
        .as("the page is wider than the screen")
        .isEqualTo(false);
  }

  @SuppressWarnings("deprecation")
  private static List<String> violations() {
    // Otherwise it wants a second window, which the page's headers keep apart from the first.
    return new AxeBuilder()
        .setLegacyMode(true).analyze(browser.driver()).getViolations().stream()
            .map(ConsoleLooksTest::inWords)
            .toList();
  }

  private static String inWords(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
  }

  private static void takePicture(String look) throws IOException {
    if ("write".equals(System.getProperty("screenshots"))) {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve("console-" + look + ".png"), browser.screenshot());
    }
  }
}
