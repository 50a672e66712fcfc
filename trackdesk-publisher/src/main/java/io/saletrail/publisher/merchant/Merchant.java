package io.saletrail.publisher.merchant;

import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.publisher.trackdesk.TenantId;
import java.util.Map;
import java.util.Optional;

/// The state of a merchant that deliveries depend on.
///
/// @param account the Stripe account, `acct_…`
/// @param connected whether we may read the Stripe account; true until settings state otherwise
/// @param tenant the Trackdesk tenant of new sales; absent until the merchant sets it
/// @param mode whether anything is sent at all
/// @param bindings to the tenant of new sales and to all earlier ones
public record Merchant(
    String account,
    boolean connected,
    Optional<TenantId> tenant,
    DeliveryMode mode,
    Map<TenantId, Binding> bindings) {

  /// A merchant whose settings have not arrived.
  public static Merchant unknown(String account) {
    return new Merchant(account, true, Optional.empty(), DeliveryMode.SEND, Map.of());
  }

  /// The connection to a tenant.
  public Optional<Binding> binding(TenantId id) {
    return Optional.ofNullable(bindings.get(id));
  }

  /// The reason that holds a conversion of this tenant.
  public Optional<Cause> block(TenantId holder) {
    return pause().or(() -> tokenBlock(holder));
  }

  /// The reason that holds a sale that no tenant holds yet, in the order in which a merchant would
  /// fix them.
  ///
  /// @param intended the tenant that it was made for; absent where none was known
  public Optional<Cause> createBlock(Optional<TenantId> intended) {
    var paused = pause();
    if (paused.isPresent()) {
      return paused;
    }
    if (tenant.isEmpty()) {
      return Optional.of(Cause.TENANT_MISSING);
    }
    return intended.isPresent() && !intended.equals(tenant)
        ? Optional.of(Cause.TENANT_CHANGED)
        : tokenBlock(tenant.get());
  }

  private Optional<Cause> pause() {
    if (!connected) {
      return Optional.of(Cause.DISCONNECTED);
    }
    return mode == DeliveryMode.SHADOW ? Optional.of(Cause.SHADOW) : Optional.empty();
  }

  private Optional<Cause> tokenBlock(TenantId id) {
    return binding(id).map(Binding::block).orElse(Optional.of(Cause.TOKEN_MISSING));
  }
}
