package io.saletrail.sandbox.stripe.webhooks;

import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A registered webhook endpoint.
///
/// @param secrets each of them signs: during a roll Stripe sends two signatures
/// @param types the subscribed event types; empty means all
/// @param version for rendering, if it is not the account's
public record Endpoint(
    String id,
    URI url,
    List<String> secrets,
    Set<String> types,
    Scope scope,
    Optional<ApiVersion> version) {

  /// The accounts whose events it gets. Stripe has the first two; the third avoids a second
  /// registration.
  public enum Scope {
    OWN_ACCOUNT,
    CONNECTED_ACCOUNTS,
    ALL
  }

  /// The types that an hourly poll reads: the most that `/v1/events` accepts in one call
  /// (docs.stripe.com/api/events/list, `types`).
  public static final List<String> POLLED_TYPES =
      List.of(
          "checkout.session.completed",
          "checkout.session.async_payment_failed",
          "payment_intent.processing",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "charge.succeeded",
          "charge.captured",
          "charge.refunded",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_reinstated",
          "invoice.paid",
          "invoice.payment_failed",
          "invoice_payment.paid",
          "credit_note.created",
          "customer.subscription.deleted");

  /// Sent as webhooks, and read again by the daily pass.
  public static final List<String> DAILY_TYPES =
      List.of(
          "checkout.session.async_payment_succeeded",
          "checkout.session.expired",
          "invoice.voided",
          "invoice.marked_uncollectible",
          "invoice.deleted",
          "customer.created",
          "customer.updated",
          "customer.subscription.created",
          "customer.subscription.updated");

  /// Start and end of a merchant's connection through the Stripe App.
  public static final List<String> INSTALLATION_TYPES =
      List.of(
          "account.application.authorized",
          "account.application.deauthorized",
          "apps.install.created",
          "apps.install.deleted");

  /// The types that docs/connect.md documents. Stripe sends an endpoint no others, so a service
  /// that needs another type would not work for a merchant.
  public static final List<String> DOCUMENTED_TYPES = joined(POLLED_TYPES, DAILY_TYPES);

  /// An endpoint as in docs/connect.md: the documented types and those of the Stripe App.
  public static Endpoint at(URI url, String secret) {
    return all(url, secret).only(Set.copyOf(joined(DOCUMENTED_TYPES, INSTALLATION_TYPES)));
  }

  /// An endpoint for every event type, which no merchant sets up.
  public static Endpoint all(URI url, String secret) {
    return new Endpoint(
        "we_" + Integer.toHexString(url.hashCode()),
        url,
        List.of(secret),
        Set.of(),
        Scope.ALL,
        Optional.empty());
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  public Endpoint signedWith(String... newSecrets) {
    return new Endpoint(id, url, List.of(newSecrets), types, scope, version);
  }

  public Endpoint only(Set<String> types) {
    return new Endpoint(id, url, secrets, Set.copyOf(types), scope, version);
  }

  public Endpoint scoped(Scope newScope) {
    return new Endpoint(id, url, secrets, types, newScope, version);
  }

  public Endpoint rendering(ApiVersion ownVersion) {
    return new Endpoint(id, url, secrets, types, scope, Optional.of(ownVersion));
  }

  boolean accepts(AccountTerms account, String type) {
    boolean inScope =
        switch (scope) {
          case OWN_ACCOUNT -> account.own();
          case CONNECTED_ACCOUNTS -> !account.own();
          case ALL -> true;
        };
    return inScope && (types.isEmpty() || types.contains(type));
  }
}
