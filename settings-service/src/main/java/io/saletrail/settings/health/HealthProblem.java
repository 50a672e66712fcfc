package io.saletrail.settings.health;

import io.saletrail.settings.explanation.Explanation;
import java.util.Optional;

/// What can be wrong with a merchant's connections, the worst first: the closed list behind the
/// banner, the badge and the metric.
public enum HealthProblem {
  /// Stripe does not let us read the account.
  STRIPE_ACCESS_LOST(true),
  /// Trackdesk refuses the personal token.
  TOKEN_REJECTED(true),
  /// Trackdesk has no tenant of the saved name.
  TENANT_UNKNOWN(true),
  /// Checks find what no webhook brought, and no webhook has come since.
  WEBHOOKS_STOPPED(true),
  /// Webhooks come, but not all of them.
  WEBHOOKS_MISSED(false),
  /// No check has read everything for hours.
  CHECKS_DELAYED(false),
  /// A conversion has been due for too long.
  DELIVERIES_DELAYED(false);

  private final boolean grave;

  HealthProblem(boolean grave) {
    this.grave = grave;
  }

  /// Whether it is told on every page of the merchant: somebody has to do something.
  public boolean grave() {
    return grave;
  }

  /// The same in a merchant's words.
  public Explanation explanation() {
    return switch (this) {
      case STRIPE_ACCESS_LOST ->
          with(
              "Stripe cannot be read",
              "Stripe does not let us read this account any more, so sales that no"
                  + " webhook brings are missed.",
              "Connect the Stripe account again.");
      case TOKEN_REJECTED ->
          with(
              "Trackdesk refuses the token",
              "Trackdesk does not take the personal token any more. Conversions wait;"
                  + " none is lost.",
              "Make a new personal token in Trackdesk and save it under Settings:"
                  + " what waits goes out by itself.");
      case TENANT_UNKNOWN ->
          with(
              "No Trackdesk tenant has this name",
              "Nobody is there under the Tenant ID that is saved, so nothing can be" + " sent.",
              "Correct the Tenant ID under Set up: it is the name before"
                  + " .trackdesk.com in the address of your Trackdesk.");
      case WEBHOOKS_STOPPED ->
          with(
              "Stripe's webhooks have stopped",
              "Checks find sales that no webhook brought, and no webhook has come"
                  + " since. Checks bring everything, only later.",
              "In Stripe, under Developers, Webhooks: is the endpoint enabled, and do"
                  + " its last attempts succeed?");
      case WEBHOOKS_MISSED ->
          with(
              "Some webhooks are lost",
              "Checks recovered objects that no webhook had brought. They are taken in.",
              "In Stripe, under Developers, Webhooks: does the endpoint listen to all"
                  + " events that it should, and do its attempts succeed?");
      case CHECKS_DELAYED ->
          with(
              "Checks are late",
              "No check has read the whole Stripe account for hours.",
              "Press Check Now. If that does not help, ask whoever runs Saletrail for" + " you.");
      case DELIVERIES_DELAYED ->
          with(
              "Deliveries are late",
              "A conversion has been due at Trackdesk for too long.",
              "They are tried again by themselves. If it lasts, ask whoever runs"
                  + " Saletrail for you.");
    };
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }
}
