package io.saletrail.settings.console.reconciliation;

import io.saletrail.settings.insight.reconciliation.BalanceItem;
import java.util.Arrays;

/// The rows of a balance, in order.
enum BalanceRow {
  PAID(BalanceItem.PAID, "Paid in Stripe", "with tax and shipping"),
  CREDITED(BalanceItem.CREDITED, "Credited", "to an affiliate"),
  NOT_CREDITED(BalanceItem.NOT_CREDITED, "Not credited", "no affiliate, or excluded by options"),
  REVERSED(BalanceItem.REVERSED, "Reversed", "refunds and lost disputes of credited sales"),
  NOT_PAID(BalanceItem.NOT_PAID, "Not paid (yet)", "still processing, or failed"),
  CONVERSIONS(BalanceItem.CONVERSIONS, "Conversions", "commissionable amounts"),
  DELIVERED(BalanceItem.DELIVERED, "Delivered", "in sync"),
  CONFIRMED(BalanceItem.CONFIRMED, "Confirmed", "shown by Trackdesk's report"),
  QUEUED(BalanceItem.QUEUED, "Queued", "next call due"),
  NEEDS_ATTENTION(
      BalanceItem.NEEDS_ATTENTION,
      "Needs attention",
      "refused, held, given up, missing, or different amount"),
  REFUSED(BalanceItem.REFUSED, "Refused", "of those that need attention: refused by Trackdesk"),
  HELD(BalanceItem.HELD, "Held", "of those that need attention: not sent until you act"),
  ON_HOLD(BalanceItem.ON_HOLD, "On hold", "by your options, at whichever step they are"),
  DECLINED(BalanceItem.DECLINED, "Not sent", "by your decision"),
  APPROVED(
      BalanceItem.APPROVED_AT_TRACKDESK,
      "Approved in Trackdesk",
      "commissionable, in Trackdesk's amounts");

  final BalanceItem item;
  final String label;
  final String hint;

  BalanceRow(BalanceItem item, String label, String hint) {
    this.item = item;
    this.label = label;
    this.hint = hint;
  }

  static BalanceRow of(BalanceItem item) {
    return Arrays.stream(values()).filter(row -> row.item == item).findFirst().orElseThrow();
  }

  /// Whether it is part of the row above.
  boolean part() {
    return switch (this) {
      case PAID, NOT_PAID, CONVERSIONS, APPROVED -> false;
      case CREDITED, NOT_CREDITED, REVERSED -> true;
      case DELIVERED, CONFIRMED, QUEUED, NEEDS_ATTENTION, REFUSED, HELD -> true;
      case ON_HOLD, DECLINED -> true;
    };
  }

  /// Whether it is shown without conversions or payments.
  boolean always() {
    return switch (this) {
      case CONFIRMED, REFUSED, HELD, ON_HOLD, DECLINED, NOT_PAID -> false;
      case PAID, CREDITED, NOT_CREDITED, REVERSED -> true;
      case CONVERSIONS, DELIVERED, QUEUED, NEEDS_ATTENTION, APPROVED -> true;
    };
  }
}
