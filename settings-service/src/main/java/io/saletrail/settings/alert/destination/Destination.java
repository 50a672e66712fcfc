package io.saletrail.settings.alert.destination;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a merchant's alerts go.
///
/// @param address an e-mail address; of a webhook the host and the last characters, because its URL
///   is a secret
@Schema(name = "AlertDestination", description = "Where a merchant's alerts go.")
public record Destination(UUID id, DestinationKind kind, String address, Instant createdAt) {
  private static final int SHOWN_END = 4;

  static Destination of(UUID id, DestinationKind kind, String address, Instant createdAt) {
    return new Destination(id, kind, shown(kind, address), createdAt);
  }

  private static String shown(DestinationKind kind, String address) {
    return switch (kind) {
      case EMAIL -> address;
      case SLACK, WEBHOOK ->
          URI.create(address).getHost()
              + "/…"
              + address.substring(Math.max(0, address.length() - SHOWN_END));
    };
  }
}
