package io.saletrail.publisher.merchant;

import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.publisher.trackdesk.TenantId;
import java.util.Optional;
import java.util.UUID;

/// A merchant's connection to one Trackdesk tenant, the current one or an earlier one: a conversion
/// is changed where it was created. Its token is sent to this tenant only.
///
/// @param requestsPerSecond the rate limit of the tenant's Trackdesk plan
/// @param revenueOrigin Trackdesk's revenue origin, for network tenants
public record Binding(
    TenantId tenant, int requestsPerSecond, Optional<UUID> revenueOrigin, Credential credential) {

  /// The reason that holds calls to this tenant.
  public Optional<Cause> block() {
    return switch (credential) {
      case Credential.Missing _ -> Optional.of(Cause.TOKEN_MISSING);
      case Credential.Rejected _ -> Optional.of(Cause.TOKEN_REJECTED);
      case Credential.Saved _ -> Optional.empty();
    };
  }
}
