package io.saletrail.sandbox.stripe.webhooks;

import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /// What an hourly poll asks for: as many types as `/v1/events` takes at once
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

  /// What webhooks bring at once and the daily pass reads again.
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

  /// What begins and ends a merchant's connection through the Stripe App.
  public static final List<String> INSTALLATION_TYPES =
      List.of(
          "account.application.authorized",
          "account.application.deauthorized",
          "apps.install.created",
          "apps.install.deleted");

  /// The types that docs/connect.md tells a merchant to choose. Stripe sends an endpoint no
  /// others, so a service that needs another type does not work at a merchant.
  public static final List<String> DOCUMENTED_TYPES = joined(POLLED_TYPES, DAILY_TYPES);

  /// An endpoint as docs/connect.md sets it up: the documented types and those of the Stripe App.
  public static Endpoint at(URI url, String secret) {
    return all(url, secret).only(Set.copyOf(joined(DOCUMENTED_TYPES, INSTALLATION_TYPES)));
  }

  /// An endpoint for every type there is, which no merchant sets up.
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
