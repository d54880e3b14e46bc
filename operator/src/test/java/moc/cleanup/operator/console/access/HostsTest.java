package moc.cleanup.operator.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class HostsTest {

  @Test
  void onLoopbackEveryNameOfThisMachineIsIncluded() throws UnknownHostException {
    Hosts hosts = of("127.0.0.1", 8642);

    assertThat(hosts.authorities())
        .containsExactlyInAnyOrder("127.0.0.1:8642", "localhost:8642", "[::1]:8642");
  }

  @Test
  void elsewhereOnlyWhatWasNamedIsIncluded() throws UnknownHostException {
    assertThat(of("192.0.2.7", 8642).authorities()).containsExactly("192.0.2.7:8642");
    assertThat(of("2001:db8::7", 8642).include("[2001:db8::7]:8642")).isTrue();
  }

  @Test
  void theWildcardStandsForTheMachinesOwnAddressesAndNoName() throws UnknownHostException {
    Hosts hosts = of("0.0.0.0", 8642);

    assertThat(hosts.include("127.0.0.1:8642")).isTrue();
    assertThat(hosts.include("evil.example:8642")).isFalse();
    assertThat(hosts.include("0.0.0.0:8642")).isFalse();
  }

  @Test
  void thePortOfHttpNeedNotBeSaid() throws UnknownHostException {
    assertThat(of("127.0.0.1", 80).include("localhost")).isTrue();
    assertThat(of("127.0.0.1", 8642).include("localhost")).isFalse();
    assertThat(of("127.0.0.1", 8642).include(null)).isFalse();
  }

  private static Hosts of(String bind, int port) throws UnknownHostException {
    return Hosts.of(bind, InetAddress.getByName(bind), port);
  }
}
