package io.saletrail.sandbox.trackdesk.tenant;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Who may call, and how a call names the tenant's revenue origin.
///
/// @param token the personal token, required by `/api/node/*`
/// @param network whether every call has to name its revenue origin
public record Access(String token, UUID revenueOriginId, boolean network) {

  /// Derived from the name, so that stored settings stay valid in every run.
  static Access of(String tenant) {
    return new Access(
        "token-of-" + tenant,
        UUID.nameUUIDFromBytes(("revenue origin of " + tenant).getBytes(StandardCharsets.UTF_8)),
        false);
  }

  public Access withToken(String another) {
    return new Access(another, revenueOriginId, network);
  }

  public Access ofNetwork() {
    return new Access(token, revenueOriginId, true);
  }
}
