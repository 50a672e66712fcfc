package io.saletrail.settings.merchant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.settings.merchant.credential.PersonalToken;
import java.util.Optional;

/// What somebody wants changed. Whatever is not named stays as it is.
///
/// @param tenant what to do about the tenant id
/// @param token a new personal token
/// @param options the options that are named, each one checked
public record SettingsChange(
    TenantChange tenant, Optional<PersonalToken> token, ObjectNode options) {

  /// What to do about the tenant id.
  public sealed interface TenantChange {
    record Keep() implements TenantChange {}

    record Set(String tenant) implements TenantChange {}

    /// Deliveries wait until there is one again.
    record TakeAway() implements TenantChange {}
  }

  /// The tenant id after the change.
  Optional<String> tenantAfter(Optional<String> before) {
    return switch (tenant) {
      case TenantChange.Keep() -> before;
      case TenantChange.Set(var chosen) -> Optional.of(chosen);
      case TenantChange.TakeAway() -> Optional.empty();
    };
  }
}
