package io.saletrail.runtime.http;

import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/// Limits of the connections of one server.
///
/// @param total connections of all addresses
/// @param perAddress connections of one address
/// @param headTimeout time from the first byte of a request to the end of its head
record ConnectionLimits(int total, int perAddress, Duration headTimeout) {
  private static final String PREFIX = "saletrail.http.";

  /// As configured. A server starts before any bean.
  static ConnectionLimits configured() {
    var config = ConfigProvider.getConfig();
    return new ConnectionLimits(
        config.getValue(PREFIX + "connections", Integer.class),
        config.getValue(PREFIX + "connections-per-address", Integer.class),
        config.getValue(PREFIX + "head-timeout", Duration.class));
  }
}
