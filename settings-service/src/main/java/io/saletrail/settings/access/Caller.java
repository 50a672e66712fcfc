package io.saletrail.settings.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;

/// Who asks.
public sealed interface Caller {
  /// Nobody we know.
  record Stranger() implements Caller {}

  /// Somebody who runs the house, and may act for every merchant.
  ///
  /// @param name what the audit trail calls them
  record Operator(String name) implements Caller {
    /// Whoever shows the operator token has no name of their own.
    public static final String TOKEN_HOLDER = "holder of the token";

    public Operator() {
      this(TOKEN_HOLDER);
    }
  }

  /// A merchant, for their own Stripe account.
  record OwnAccount(String account) implements Caller {}

  /// The identity's attribute that holds the visitor.
  String ATTRIBUTE = "saletrail.visitor";

  /// Reads what an authentication mechanism of ours found. No role that anybody else may have
  /// given makes an operator.
  static Caller of(SecurityIdentity identity) {
    Caller known = identity.getAttribute(ATTRIBUTE);
    return known == null ? new Stranger() : known;
  }

  /// The same in Quarkus's terms; empty for a stranger.
  static Optional<QuarkusSecurityIdentity.Builder> identity(Caller visitor) {
    return switch (visitor) {
      case Stranger() -> Optional.empty();
      case Operator(var name) -> Optional.of(identity(name, visitor));
      case OwnAccount(var account) -> Optional.of(identity(account, visitor));
    };
  }

  private static QuarkusSecurityIdentity.Builder identity(String name, Caller visitor) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addAttribute(ATTRIBUTE, visitor);
  }
}
