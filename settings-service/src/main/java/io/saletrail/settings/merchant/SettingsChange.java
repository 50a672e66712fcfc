package io.saletrail.settings.merchant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.settings.merchant.credential.PersonalToken;
import java.util.Optional;

/// A requested change. Absent fields keep their value.
///
/// @param version the version that it starts from; absent where it applies to any
/// @param tenant the change of the tenant id
/// @param token a new personal token
/// @param timeZone another time zone
/// @param options the options to change, validated
public record SettingsChange(
    Optional<Long> version,
    TenantChange tenant,
    Optional<PersonalToken> token,
    Optional<String> timeZone,
    ObjectNode options) {

  /// The change of the tenant id.
  public sealed interface TenantChange {
    record Keep() implements TenantChange {}

    record Set(String tenant) implements TenantChange {}

    /// Deliveries are held until there is a tenant id again.
    record Remove() implements TenantChange {}
  }

  /// The tenant id after the change.
  Optional<String> tenantAfter(Optional<String> before) {
    return switch (tenant) {
      case TenantChange.Keep() -> before;
      case TenantChange.Set(var chosen) -> Optional.of(chosen);
      case TenantChange.Remove() -> Optional.empty();
    };
  }
}
