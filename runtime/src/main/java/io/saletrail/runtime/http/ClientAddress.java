package io.saletrail.runtime.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The client's address as the key of rate limits. An IPv6 client usually has a whole /64 network
/// (RFC 6177), so the network is the key.
public final class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  /// One shared key for clients without a readable address.
  private static final String UNKNOWN = "unknown";

  private ClientAddress() {}

  public static String of(HttpServerRequest request) {
    var address = request.remoteAddress();
    return of(address == null ? null : address.hostAddress());
  }

  /// Reads an address literal, without a DNS look-up.
  ///
  /// @param address absent or not a literal when a proxy wrote something else
  public static String of(@Nullable String address) {
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
