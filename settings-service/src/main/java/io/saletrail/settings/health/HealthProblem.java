package io.saletrail.settings.health;

import io.saletrail.settings.explanation.Explanation;
import java.util.Optional;

/// Problems of a merchant's connections, worst first: the closed list behind banner, badge and
/// metric.
public enum HealthProblem {
  /// Stripe denies access to the account.
  STRIPE_ACCESS_LOST(true),
  /// Trackdesk rejects the personal token.
  TOKEN_REJECTED(true),
  /// Trackdesk has no tenant with the saved name.
  TENANT_UNKNOWN(true),
  /// Checks recover objects, and no webhook has arrived since.
  WEBHOOKS_STOPPED(true),
  /// Some webhooks are missing.
  WEBHOOKS_MISSED(false),
  /// No check has completed for hours.
  CHECKS_DELAYED(false),
  /// A conversion has been due for too long.
  DELIVERIES_DELAYED(false);

  private final boolean severe;

  HealthProblem(boolean severe) {
    this.severe = severe;
  }

  /// Whether it appears on every page of the merchant, because the merchant must act.
  public boolean severe() {
    return severe;
  }

  /// The text for merchants.
  public Explanation explanation() {
    return switch (this) {
      case STRIPE_ACCESS_LOST ->
          with(
              "Can't access the Stripe account",
              "Stripe denies access to this account, so sales without a webhook are missed.",
              "Reconnect the Stripe account.");
      case TOKEN_REJECTED ->
          with(
              "Trackdesk token rejected",
              "Trackdesk rejects the personal token. Conversions are held; none is lost.",
              "Create a personal token in Trackdesk and save it under Trackdesk connection. Held conversions then send automatically.");
      case TENANT_UNKNOWN ->
          with(
              "Trackdesk tenant not found",
              "No Trackdesk tenant has the saved Tenant ID, so nothing can be sent.",
              "Correct the Tenant ID under Trackdesk connection: the name before .trackdesk.com in your Trackdesk URL.");
      case WEBHOOKS_STOPPED ->
          with(
              "Webhooks have stopped",
              "Checks recover sales without a webhook, and no webhook has arrived since. Checks recover every sale, only later.",
              "In Stripe, open Developers, Webhooks: check that the endpoint enabled there is ours and that its last attempts succeeded.");
      case WEBHOOKS_MISSED ->
          with(
              "Some webhooks are missing",
              "Checks recovered sales that no webhook had brought.",
              "In Stripe, open Developers, Webhooks: check that the endpoint listens to all required events and that its attempts succeeded.");
      case CHECKS_DELAYED ->
          with(
              "Checks delayed",
              "No check has completed for hours.",
              "Press Check Now. If that does not help, contact your Saletrail operator.");
      case DELIVERIES_DELAYED ->
          with(
              "Deliveries delayed",
              "A conversion has been due for too long.",
              "They are retried automatically. If it lasts, contact your Saletrail operator.");
    };
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }
}
