package io.saletrail.settings.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;

/// Who asks.
public sealed interface Visitor {
    /// Nobody we know.
    record Stranger() implements Visitor {}

    /// Somebody who runs the house, and may act for every merchant.
    record Operator() implements Visitor {}

    /// A merchant, for their own Stripe account.
    record OwnAccount(String account) implements Visitor {}

    /// The role that marks an operator in Quarkus's own terms.
    String OPERATOR_ROLE = "operator";

    /// The role that marks a merchant; the principal's name is the account.
    String MERCHANT_ROLE = "merchant";

    /// Reads what an authentication mechanism found.
    static Visitor of(SecurityIdentity identity) {
        if (identity.hasRole(OPERATOR_ROLE)) {
            return new Operator();
        }
        if (identity.hasRole(MERCHANT_ROLE)) {
            return new OwnAccount(identity.getPrincipal().getName());
        }
        return new Stranger();
    }

    /// The same in Quarkus's terms; empty for a stranger.
    static Optional<QuarkusSecurityIdentity.Builder> identity(Visitor visitor) {
        return switch (visitor) {
            case Stranger() -> Optional.empty();
            case Operator() -> Optional.of(identity(OPERATOR_ROLE, OPERATOR_ROLE));
            case OwnAccount(var account) -> Optional.of(identity(account, MERCHANT_ROLE));
        };
    }

    /// How the log calls them.
    default String logName() {
        return switch (this) {
            case Stranger() -> "stranger";
            case Operator() -> "operator";
            case OwnAccount(var account) -> account;
        };
    }

    private static QuarkusSecurityIdentity.Builder identity(String name, String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role);
    }
}
