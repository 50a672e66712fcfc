package io.saletrail.settings.health;

import io.saletrail.settings.explanation.Explanation;
import java.util.Optional;

/// What keeps a merchant from being healthy, worst first: the closed list behind the health page,
/// the header, the list of merchants and the metric.
public enum HealthProblem {
  /// Stripe denies access to the account.
  STRIPE_ACCESS_LOST(Level.SEVERE),
  /// Trackdesk rejects the personal token.
  TOKEN_REJECTED(Level.SEVERE),
  /// Trackdesk has no tenant with the saved name.
  TENANT_UNKNOWN(Level.SEVERE),
  /// Checks recover objects, and no webhook has arrived since.
  WEBHOOKS_STOPPED(Level.SEVERE),
  /// Trackdesk refused conversions.
  DELIVERIES_REFUSED(Level.ATTENTION),
  /// All attempts to send conversions failed.
  DELIVERIES_GIVEN_UP(Level.ATTENTION),
  /// Trackdesk accepted conversions, and its report does not show them.
  CONVERSIONS_MISSING(Level.ATTENTION),
  /// Conversions are held until the merchant acts.
  DELIVERIES_HELD(Level.ATTENTION),
  /// Some webhooks are missing.
  WEBHOOKS_MISSED(Level.WARNING),
  /// No check has completed for hours.
  CHECKS_DELAYED(Level.WARNING),
  /// A conversion has been due for too long.
  DELIVERIES_DELAYED(Level.WARNING),
  /// The merchant records only and sends nothing.
  SHADOW_MODE(Level.STATE),
  /// Nothing was read from Stripe yet.
  NO_DATA(Level.STATE);

  /// How bad it is.
  public enum Level {
    /// The connection is lost. It appears on every page of the merchant.
    SEVERE,
    /// Sales need the merchant.
    ATTENTION,
    /// It resolves automatically, or only costs time.
    WARNING,
    /// Neither healthy nor a fault.
    STATE
  }

  private final Level level;

  HealthProblem(Level level) {
    this.level = level;
  }

  public Level level() {
    return level;
  }

  /// Whether it appears on every page of the merchant, because the merchant must act.
  public boolean severe() {
    return level == Level.SEVERE;
  }

  /// The text for merchants.
  public Explanation explanation() {
    return switch (this) {
      case STRIPE_ACCESS_LOST ->
          with(
              "Can't access the Stripe account",
              "Stripe denies access to this account, so sales without a webhook are missed.",
              "Reconnect the Stripe account. Without the Stripe App, contact your Saletrail operator: the Stripe key must have access to this account.");
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
      case DELIVERIES_REFUSED ->
          with(
              "Sales refused by Trackdesk",
              "Trackdesk refused conversions, so their affiliates are not credited.",
              "See the reasons under Needs attention, correct them in Trackdesk, then re-send.");
      case DELIVERIES_GIVEN_UP ->
          with(
              "Sales not sent",
              "All attempts to send some conversions failed.",
              "Re-send them under Needs attention.");
      case CONVERSIONS_MISSING ->
          with(
              "Sales missing in Trackdesk",
              "Trackdesk accepted conversions that its report does not show.",
              "See them under Needs attention. If Trackdesk does not have them, contact Trackdesk.");
      case DELIVERIES_HELD ->
          with(
              "Sales held",
              "Conversions wait for your settings or your decision.",
              "See the reasons under Needs attention.");
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
      case SHADOW_MODE ->
          with(
              "Shadow mode",
              "Sales are decided and recorded, and nothing is sent to Trackdesk.",
              "Compare under Shadow mode, then change Delivery mode under Options.");
      case NO_DATA ->
          with(
              "No data yet",
              "Nothing was read from Stripe so far.",
              "Press Check Now, or make a test payment under Test.");
    };
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }
}
