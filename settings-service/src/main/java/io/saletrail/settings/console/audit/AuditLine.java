package io.saletrail.settings.console.audit;

import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditResponse;
import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.console.wording.Moment;
import java.util.List;
import java.util.Locale;

/// An entry of the audit trail.
///
/// @param what the action as a label
/// @param subject the object of the action; empty without one
/// @param account the merchant; empty for system-wide activity
/// @param who the actor
/// @param channel console, API, Stripe App or Stripe event
public record AuditLine(
    String what,
    String subject,
    String account,
    String who,
    String channel,
    Moment at,
    List<ChangeLine> changes) {

  /// The change of a field.
  ///
  /// @param field its name in the API
  /// @param text old and new value; for a secret only that it changed
  public record ChangeLine(String field, String text) {
    static ChangeLine of(FieldChange change) {
      if (change.secret()) {
        return new ChangeLine(change.field(), "changed");
      }
      var from = change.from().map(AuditLine::shown).orElse("—");
      var to = change.to().map(AuditLine::shown).orElse("—");
      return new ChangeLine(change.field(), from + " → " + to);
    }
  }

  static AuditLine of(AuditResponse entry) {
    return new AuditLine(
        what(entry),
        entry.action() == AuditAction.SIGNED_IN ? "" : entry.subject().orElse(""),
        entry.account().orElse(""),
        who(entry),
        channel(entry.channel()),
        Moment.of(entry.at()),
        entry.changes().stream().map(ChangeLine::of).toList());
  }

  private static String what(AuditResponse entry) {
    return switch (entry.action()) {
      case SETTINGS_CHANGED -> "Changed settings";
      case CONNECTED -> "Connected Stripe";
      case DISCONNECTED -> "Disconnected Stripe";
      case CHECK_REQUESTED -> "Started a check";
      case REDRIVE_DRY_RUN -> "Previewed a re-send";
      case REDRIVE_REQUESTED -> "Re-sent deliveries";
      case BACKFILL_DRY_RUN -> "Previewed a backfill";
      case BACKFILL_REQUESTED -> "Started a backfill";
      case BACKFILL_PAUSED -> "Paused a backfill";
      case BACKFILL_RESUMED -> "Resumed a backfill";
      case BACKFILL_CANCELLED -> "Cancelled a backfill";
      case TEST_STARTED -> "Started a guided test";
      case ALERTS_CHANGED -> "Changed alerts";
      case ALERT_DESTINATION_ADDED -> "Added a destination of alerts";
      case ALERT_DESTINATION_REMOVED -> "Removed a destination of alerts";
      case ALERT_TESTED -> "Sent a test alert";
      case CONSOLE_LINK_ISSUED -> "Opened the console from the Stripe App";
      case SIGNED_IN -> "Signed in" + by(entry.subject().orElse(""));
      case SIGNED_OUT -> "Signed out";
      case SESSION_ENDED -> "Ended a session";
      case SIGNED_OUT_EVERYWHERE -> "Signed out everywhere";
      case KEY_CREATED -> "Created an API key";
      case KEY_REVOKED -> "Revoked an API key";
      case SEALED_DATA_READ -> "Read encrypted content";
      case BUYER_EXPORTED -> "Exported the data of a buyer";
      case MERCHANT_EXPORTED -> "Exported the data of the merchant";
      case BUYER_ERASED -> "Erased a buyer";
      case MERCHANT_ERASED -> "Erased the merchant";
    };
  }

  private static String by(String method) {
    return switch (method) {
      case "" -> "";
      case "OIDC" -> " (OpenID Connect)";
      default -> " (" + method.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    };
  }

  private static String who(AuditResponse entry) {
    return actor(entry) + entry.key().map(key -> ", key " + key).orElse("");
  }

  private static String actor(AuditResponse entry) {
    return switch (entry.role()) {
      case OPERATOR -> entry.name().map(name -> "Operator: " + name).orElse("Operator");
      case MERCHANT -> "Merchant";
      case STRIPE -> "Stripe";
    };
  }

  private static String channel(Channel channel) {
    return switch (channel) {
      case CONSOLE -> "Console";
      case API -> "API";
      case STRIPE_APP -> "Stripe App";
      case STRIPE_EVENT -> "Stripe event";
    };
  }

  private static String shown(String value) {
    return value.isEmpty() ? "empty" : value;
  }
}
