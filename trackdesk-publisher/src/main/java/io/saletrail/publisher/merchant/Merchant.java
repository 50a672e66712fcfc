package io.saletrail.publisher.merchant;

import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.publisher.trackdesk.TenantId;
import java.util.Optional;
import java.util.UUID;

/// The state of a merchant that deliveries depend on.
///
/// @param account the Stripe account, `acct_…`
/// @param connected whether we may read the Stripe account; true until settings state otherwise
/// @param tenant the Trackdesk tenant; absent until the merchant sets it
/// @param requestsPerSecond the rate limit of the tenant's Trackdesk plan
/// @param revenueOrigin Trackdesk's revenue origin, for network tenants
/// @param mode whether anything is sent at all
public record Merchant(
    String account,
    boolean connected,
    Optional<TenantId> tenant,
    int requestsPerSecond,
    Optional<UUID> revenueOrigin,
    DeliveryMode mode,
    Credential credential) {

  /// A merchant whose settings have not arrived.
  public static Merchant unknown(String account) {
    return new Merchant(
        account,
        true,
        Optional.empty(),
        MerchantOptions.DEFAULT_REQUESTS_PER_SECOND,
        Optional.empty(),
        DeliveryMode.SEND,
        new Credential.Missing());
  }

  /// The reason that holds deliveries, in the order in which a merchant would fix them.
  public Optional<Cause> deliveryBlock() {
    if (!connected) {
      return Optional.of(Cause.DISCONNECTED);
    }
    if (mode == DeliveryMode.SHADOW) {
      return Optional.of(Cause.SHADOW);
    }
    if (tenant.isEmpty()) {
      return Optional.of(Cause.TENANT_MISSING);
    }
    return switch (credential) {
      case Credential.Missing _ -> Optional.of(Cause.TOKEN_MISSING);
      case Credential.Rejected _ -> Optional.of(Cause.TOKEN_REJECTED);
      case Credential.Saved _ -> Optional.empty();
    };
  }
}
