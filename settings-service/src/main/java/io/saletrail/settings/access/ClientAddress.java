package io.saletrail.settings.access;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a request comes from, as limits count it. Whoever has one address of the newer kind has a
/// whole network of them (RFC 6177), so that network is the source.
final class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  /// All whose address nobody knows are one.
  private static final String UNKNOWN = "unknown";

  private ClientAddress() {}

  static String of(HttpServerRequest request) {
    var address = request.remoteAddress();
    return of(address == null ? null : address.hostAddress());
  }

  /// Reads an address in digits; nothing is looked up.
  ///
  /// @param address absent where a proxy wrote something else
  static String of(@Nullable String address) {
    if (address == null) {
      return UNKNOWN;
    }
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address newer
          ? network(newer)
          : address;
    } catch (IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static String network(Inet6Address address) {
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
  }
}
