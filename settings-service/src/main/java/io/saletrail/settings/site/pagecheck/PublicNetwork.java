package io.saletrail.settings.site.pagecheck;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Decides which addresses are public. Those where a cloud answers its own machines are not, nor
/// those in IANA's special-purpose registries:
/// <https://www.iana.org/assignments/iana-ipv4-special-registry>,
/// <https://www.iana.org/assignments/iana-ipv6-special-registry>.
public final class PublicNetwork {
  private static final List<Block> SPECIAL =
      Block.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          // Azure answers every machine of its own here, as on 169.254.169.254.
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /// The only allocated part of IPv6.
  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  // Documentation, Teredo, ORCHID, and 6to4, which embeds an arbitrary IPv4 address.
  private static final List<Block> SPECIAL_UNICAST =
      Block.all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicNetwork() {}

  /// The first address of a host; empty where one of its addresses is not public.
  public static Optional<InetAddress> resolve(String host) throws UnknownHostException {
    var addresses = InetAddress.getAllByName(host);
    return Optional.of(addresses[0])
        .filter(_ -> Arrays.stream(addresses).allMatch(PublicNetwork::has));
  }

  /// Whether the address is public.
  public static boolean has(InetAddress address) {
    if (address instanceof Inet4Address) {
      return SPECIAL.stream().noneMatch(block -> block.has(address));
    }
    return GLOBAL_UNICAST.has(address)
        && SPECIAL_UNICAST.stream().noneMatch(block -> block.has(address));
  }

  /// An address block in CIDR notation.
  private record Block(List<Byte> prefix, int bits) {
    static Block of(String cidr) {
      var slash = cidr.indexOf('/');
      try {
        // Literals need no DNS look-up.
        var address = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
        return new Block(bytes(address), Integer.parseInt(cidr.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(cidr, e);
      }
    }

    static List<Block> all(String... cidrs) {
      return Arrays.stream(cidrs).map(Block::of).toList();
    }

    boolean has(InetAddress address) {
      var other = address.getAddress();
      if (other.length != prefix.size()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> bit % Byte.SIZE;
        if ((prefix.get(bit / Byte.SIZE) & mask) != (other[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }

    private static List<Byte> bytes(byte[] address) {
      var bytes = new Byte[address.length];
      Arrays.setAll(bytes, n -> address[n]);
      return List.of(bytes);
    }
  }
}
