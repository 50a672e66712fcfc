package io.saletrail.settings.access.caller;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;

/// Who sent a request.
public sealed interface Caller {
  /// A caller without valid credentials.
  record Anonymous() implements Caller {}

  /// An operator, who may act for every merchant.
  ///
  /// @param name the name in the audit trail
  record Operator(String name) implements Caller {
    /// The operator token carries no personal name.
    public static final String TOKEN_HOLDER = "holder of the token";

    /// The audit trail names the key beside it.
    public static final String KEY_HOLDER = "holder of a key";

    public Operator() {
      this(TOKEN_HOLDER);
    }
  }

  /// A merchant, limited to one Stripe account.
  record MerchantCaller(String account) implements Caller {}

  /// The attribute of a request with the time until the next attempt, after too many wrong tokens.
  String RETRY_AFTER = "saletrail.wait";

  /// The attribute of the identity that holds the caller.
  String ATTRIBUTE = "saletrail.caller";

  /// Only our own authentication mechanisms set the attribute. Roles from other sources never make
  /// an operator.
  static Caller of(SecurityIdentity identity) {
    Caller known = identity.getAttribute(ATTRIBUTE);
    return known == null ? new Anonymous() : known;
  }

  /// The caller as a Quarkus identity; empty for an anonymous caller.
  static Optional<QuarkusSecurityIdentity.Builder> identity(Caller caller) {
    return switch (caller) {
      case Anonymous() -> Optional.empty();
      case Operator(var name) -> Optional.of(identity(name, caller));
      case MerchantCaller(var account) -> Optional.of(identity(account, caller));
    };
  }

  private static QuarkusSecurityIdentity.Builder identity(String name, Caller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addAttribute(ATTRIBUTE, caller);
  }
}
