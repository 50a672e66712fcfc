package io.saletrail.conversion.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import java.util.Map;

/// The policies of the merchants whose settings are known, by account.
///
/// @param options the merchants' options
/// @param versions the versions of the settings that changed the policies last
public record Policies(Map<String, MerchantOptions> options, Map<String, Long> versions) {
  /// The version of decisions before the merchant's settings arrive.
  public static final long UNKNOWN = 0;

  public long version(String account) {
    return versions.getOrDefault(account, UNKNOWN);
  }
}
