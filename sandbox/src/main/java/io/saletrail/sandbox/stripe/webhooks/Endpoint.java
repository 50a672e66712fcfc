package io.saletrail.sandbox.stripe.webhooks;

import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A registered webhook endpoint.
///
/// @param secrets every one of them signs: during a roll Stripe sends two signatures
/// @param types the event types wanted; empty means all
/// @param version renders events in a version of its own instead of the account's
public record Endpoint(
    String id,
    URI url,
    List<String> secrets,
    Set<String> types,
    Scope scope,
    Optional<ApiVersion> version) {

  /// Whose events it gets. Stripe knows the first two; the third saves registering twice.
  public enum Scope {
    OWN_ACCOUNT,
    CONNECTED_ACCOUNTS,
    ALL
  }

  public static Endpoint all(URI url, String secret) {
    return new Endpoint(
        "we_" + Integer.toHexString(url.hashCode()),
        url,
        List.of(secret),
        Set.of(),
        Scope.ALL,
        Optional.empty());
  }

  public Endpoint signedWith(String... newSecrets) {
    return new Endpoint(id, url, List.of(newSecrets), types, scope, version);
  }

  public Endpoint only(Set<String> wanted) {
    return new Endpoint(id, url, secrets, Set.copyOf(wanted), scope, version);
  }

  public Endpoint scoped(Scope newScope) {
    return new Endpoint(id, url, secrets, types, newScope, version);
  }

  public Endpoint rendering(ApiVersion ownVersion) {
    return new Endpoint(id, url, secrets, types, scope, Optional.of(ownVersion));
  }

  boolean wants(AccountTerms account, String type) {
    boolean inScope =
        switch (scope) {
          case OWN_ACCOUNT -> account.own();
          case CONNECTED_ACCOUNTS -> !account.own();
          case ALL -> true;
        };
    return inScope && (types.isEmpty() || types.contains(type));
  }
}
