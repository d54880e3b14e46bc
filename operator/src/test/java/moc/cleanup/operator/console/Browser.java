package moc.cleanup.operator.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A headless Chromium and somebody at its keyboard. Where there is no browser, its tests are skipped
/// and say so.
record Browser(ChromeDriver driver) implements AutoCloseable {

  private static final List<String> CHROMIUM =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> DRIVER =
      List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Browser openOrSkip() {
    Optional<File> chromium = first(CHROMIUM);
    Optional<File> chromedriver = first(DRIVER);
    assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "Chromium and its driver are not installed (apt-get install chromium chromium-driver)");
    return open(chromium.orElseThrow(), chromedriver.orElseThrow());
  }

  /// Both are named, so that Selenium looks for nothing and downloads nothing.
  private static Browser open(File chromium, File chromedriver) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + freshFolder());
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver)
            .usingAnyFreePort()
            .build();
    options.setPageLoadTimeout(PATIENCE);
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<File> first(List<String> paths) {
    return paths.stream().map(File::new).filter(File::canExecute).findFirst();
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory("console-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void visit(Console console) {
    driver.get(console.address());
  }

  /// Waits until the element has the text within it.
  void awaitText(String selector, String text) {
    waiting(selector + " to have \"" + text + "\"").until(_ -> text(selector).contains(text));
  }

  /// Waits until nothing of that kind is seen.
  void awaitGone(String selector) {
    waiting(selector + " to be gone").until(_ -> find(selector).noneMatch(WebElement::isDisplayed));
  }

  private WebDriverWait waiting(String what) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    // What is updated just then is looked for once more.
    wait.ignoring(StaleElementReferenceException.class)
        .withMessage(() -> "waited for " + what + "; the page says:\n" + text("body"));
    return wait;
  }

  String text(String selector) {
    return find(selector).map(WebElement::getText).reduce("", (one, next) -> one + next + "\n");
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  private Stream<WebElement> find(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream();
  }

  /// Presses keys where the focus is.
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /// Goes on with the tabulator until that has the focus, as somebody without a mouse does.
  void tabTo(String selector) {
    for (int presses = 0; presses < 100; presses++) {
      if (isFocused(selector)) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("the tabulator does not lead to " + selector);
  }

  boolean isFocused(String selector) {
    return Boolean.TRUE.equals(
        driver.executeScript("return document.activeElement.matches(arguments[0])", selector));
  }

  void prefer(String colourScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
  }

  void size(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
