package moc.cleanup.operator.console.access;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names under which the console answers. A page of somebody else can have its own name resolve
/// to our address (DNS rebinding), and would then read our answers as its own; but it cannot help
/// sending that name along.
///
/// @param authorities `name:port`, in small letters
public record Hosts(Set<String> authorities) {

  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");
  private static final int PORT_OF_HTTP = 80;

  /// Copies the set.
  public Hosts {
    authorities = Set.copyOf(authorities);
  }

  /// Those of a server that listens there.
  ///
  /// @param bind a name or an address, as it was told
  /// @param address what it stands for
  public static Hosts of(String bind, InetAddress address, int port) {
    Set<String> names = new HashSet<>();
    if (address.isAnyLocalAddress()) {
      names.addAll(addressesOfThisMachine());
    } else {
      names.add(inBrackets(bind));
      names.add(inBrackets(address.getHostAddress()));
    }
    if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
      names.addAll(LOOPBACK);
    }
    Set<String> authorities = new HashSet<>();
    for (String name : names) {
      String small = name.toLowerCase(Locale.ROOT);
      authorities.add(small + ":" + port);
      if (port == PORT_OF_HTTP) {
        authorities.add(small);
      }
    }
    return new Hosts(authorities);
  }

  /// Whether a request for this host is meant for us.
  public boolean include(@Nullable String host) {
    return host != null && authorities.contains(host.toLowerCase(Locale.ROOT));
  }

  /// How an address is written where a port may follow.
  public static String inBrackets(String name) {
    String withoutZone = name.replaceFirst("%.*", "");
    return withoutZone.contains(":") ? "[" + withoutZone + "]" : withoutZone;
  }

  private static Set<String> addressesOfThisMachine() {
    try {
      Set<String> addresses = new HashSet<>();
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(address -> addresses.add(inBrackets(address.getHostAddress())));
      return addresses;
    } catch (SocketException e) {
      throw new IllegalStateException("the network interfaces cannot be listed", e);
    }
  }
}
