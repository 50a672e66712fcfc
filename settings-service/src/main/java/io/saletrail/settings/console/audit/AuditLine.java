package io.saletrail.settings.console.audit;

import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditResponse;
import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.console.wording.Moment;
import java.util.List;
import java.util.Locale;

/// An entry of the audit trail as a page shows it.
///
/// @param what what was done
/// @param subject what it was done to; empty where the words say it all
/// @param account the merchant whose it is; empty where it is the house's own
/// @param who who did it
/// @param way what it came through
public record AuditLine(
    String what,
    String subject,
    String account,
    String who,
    String way,
    Moment at,
    List<ChangeLine> changes) {

  /// A field before and after.
  ///
  /// @param field its name as the API writes it
  /// @param text both values, or that a secret was replaced
  public record ChangeLine(String field, String text) {
    static ChangeLine of(FieldChange change) {
      if (change.secret()) {
        return new ChangeLine(change.field(), "replaced");
      }
      var from = change.from().map(AuditLine::shown).orElse("nothing");
      var to = change.to().map(AuditLine::shown).orElse("nothing");
      return new ChangeLine(change.field(), from + " → " + to);
    }
  }

  static AuditLine of(AuditResponse entry) {
    return new AuditLine(
        what(entry),
        entry.action() == AuditAction.SIGNED_IN ? "" : entry.subject().orElse(""),
        entry.account().orElse(""),
        who(entry),
        through(entry.channel()),
        Moment.of(entry.at()),
        entry.changes().stream().map(ChangeLine::of).toList());
  }

  private static String what(AuditResponse entry) {
    return switch (entry.action()) {
      case SETTINGS_CHANGED -> "Changed settings";
      case CONNECTED -> "Connected Stripe";
      case DISCONNECTED -> "Disconnected Stripe";
      case CHECK_REQUESTED -> "Asked for a check";
      case REDRIVE_DRY_RUN -> "Looked at what a re-send would do";
      case REDRIVE_REQUESTED -> "Sent again what waits";
      case BACKFILL_DRY_RUN -> "Rehearsed a backfill";
      case BACKFILL_REQUESTED -> "Started a backfill";
      case BACKFILL_PAUSED -> "Paused a backfill";
      case BACKFILL_RESUMED -> "Resumed a backfill";
      case BACKFILL_CANCELLED -> "Cancelled a backfill";
      case TEST_STARTED -> "Began a guided test";
      case CONSOLE_LINK_ISSUED -> "Opened the console from the Stripe App";
      case SIGNED_IN -> "Signed in" + by(entry.subject().orElse(""));
      case SIGNED_OUT -> "Signed out";
    };
  }

  private static String by(String way) {
    return way.isEmpty() ? "" : " (" + way.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
  }

  private static String who(AuditResponse entry) {
    return switch (entry.role()) {
      case OPERATOR -> entry.name().map(name -> "Operator: " + name).orElse("An operator for you");
      case MERCHANT -> "Merchant";
      case STRIPE -> "Stripe";
    };
  }

  private static String through(Channel way) {
    return switch (way) {
      case CONSOLE -> "Console";
      case API -> "API";
      case STRIPE_APP -> "Stripe App";
      case STRIPE_EVENT -> "Event from Stripe";
    };
  }

  private static String shown(String value) {
    return value.isEmpty() ? "empty" : value;
  }
}
