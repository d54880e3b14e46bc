package moc.cleanup.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.terminal.Interruption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleCommandTest {

  private static Installation installation;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void theAddressIsSaidAndCtrlCEndsIt() {
    Invocation console = invokeAndInterrupt("console", "--port", "0");

    assertThat(console.exitCode()).as(console.err()).isEqualTo(130);
    assertThat(console.out())
        .containsPattern("http://127\\.0\\.0\\.1:\\d+/\\?token=[\\w-]{43}\n")
        .contains("Ctrl-C ends it");
    assertThat(console.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(console.err()).isEmpty();
  }

  @Test
  void eachStartHasATokenOfItsOwn() {
    assertThat(token()).hasSize(43).isNotEqualTo(token());
  }

  @Test
  void lettingOtherMachinesInIsWarnedOf() {
    Invocation console = invokeAndInterrupt("console", "--port", "0", "--bind", "0.0.0.0");

    assertThat(console.err()).contains("WARNING: --bind 0.0.0.0 lets other machines in");
    assertThat(console.out()).contains("http://127.0.0.1:");
  }

  @Test
  void aPortThatIsTakenIsNamedUnlessItWasNobodysWish() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Invocation console = installation.invoke("console", "--port", port);

      assertThat(console.exitCode()).isEqualTo(2);
      assertThat(console.err())
          .contains("cannot listen on 127.0.0.1, port " + port, "choose another with --port");
      assertThat(
              Listener.find(new ConsoleSettings("127.0.0.1", taken.getLocalPort(), true, false))
                  .port())
          .isNotEqualTo(taken.getLocalPort());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--port, -1, --port is -1; it takes 0 to 65535",
    "--port, 65536, --port is 65536; it takes 0 to 65535",
    "--bind, no.such.host.invalid, --bind is \"no.such.host.invalid\"; it takes a name"
  })
  void badInputIsRefused(String option, String value, String words) {
    Invocation console = installation.invoke("console", option, value);

    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains(words).hasLineCount(1);
    assertThat(console.out()).isEmpty();
  }

  private static String token() {
    return invokeAndInterrupt("console", "--port", "0", "--json")
        .json()
        .path("address")
        .stringValue()
        .replaceFirst(".*token=", "");
  }

  private static Invocation invokeAndInterrupt(String... arguments) {
    Interruption interruption = new Interruption();
    interruption.request();
    return Invocation.of(installation.surroundings(), interruption, arguments);
  }
}
