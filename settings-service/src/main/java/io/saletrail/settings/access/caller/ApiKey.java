package io.saletrail.settings.access.caller;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The key of a request.
///
/// @param account the merchant that it is limited to; empty for operators' keys
/// @param name the name that its owner gave it
public record ApiKey(UUID id, Optional<String> account, String name, Set<KeyScope> scopes) {
  /// The attribute of an identity that holds the key.
  public static final String ATTRIBUTE = "saletrail.key";

  /// Whom the key stands for.
  public Caller caller() {
    return account
        .<Caller>map(Caller.MerchantCaller::new)
        .orElseGet(() -> new Caller.Operator(Caller.Operator.KEY_HOLDER));
  }
}
