package io.saletrail.settings.insight.reconciliation;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The totals of a range of days in one currency, without tests.
///
/// `paid` is `credited` plus `notCredited`, and `conversions` is `delivered` plus `queued` plus
/// `needsAttention` plus `declined`. A sale replaced after a partial refund is one sale and two
/// conversions. Each total is the sum of its lines, [ReconciliationQuery#lines].
///
/// @param currency in Stripe's notation (`eur`)
/// @param paid what buyers paid at Stripe
/// @param notCredited paid sales without a conversion; each is a difference with a reason
/// @param credited paid sales credited to an affiliate
/// @param reversed what refunds and lost disputes took back of the credited sales
/// @param notPaid payments that have not settled, or that failed; by the day of the last decision
/// @param conversions what Trackdesk should hold, in commissionable amounts
/// @param delivered conversions in sync at Trackdesk: it accepted them
/// @param confirmed those of `delivered` that Trackdesk's report has shown; only a sample is read
/// @param queued conversions with a call due now or later
/// @param needsAttention conversions refused, held, given up, missing in Trackdesk's report, or
///   with another amount at Trackdesk
/// @param refused those of `needsAttention` that Trackdesk refused
/// @param held those of `needsAttention` that wait for a setting or a request of the merchant
/// @param onHold conversions with the status on hold, by the merchant's options; each is also part
///   of the sum that says how far it is
/// @param declined conversions that the merchant decided not to send
/// @param approvedAtTrackdesk conversions that Trackdesk holds as approved, with Trackdesk's
///   amounts: by the last call that it accepted, or its report
@Schema(name = "ReconciliationBalance")
public record Balance(
    String currency,
    Sum paid,
    Sum notCredited,
    Sum credited,
    Sum reversed,
    Sum notPaid,
    Sum conversions,
    Sum delivered,
    Sum confirmed,
    Sum queued,
    Sum needsAttention,
    Sum refused,
    Sum held,
    Sum onHold,
    Sum declined,
    Sum approvedAtTrackdesk) {

  /// One balance per currency, in order of currency.
  static List<Balance> of(Collection<ItemSum> sums) {
    var byCurrency = new TreeMap<>(sums.stream().collect(groupingBy(ItemSum::currency)));
    return byCurrency.entrySet().stream().map(one -> of(one.getKey(), one.getValue())).toList();
  }

  private static Balance of(String currency, List<ItemSum> sums) {
    return new Balance(
        currency,
        sum(sums, BalanceItem.PAID),
        sum(sums, BalanceItem.NOT_CREDITED),
        sum(sums, BalanceItem.CREDITED),
        sum(sums, BalanceItem.REVERSED),
        sum(sums, BalanceItem.NOT_PAID),
        sum(sums, BalanceItem.CONVERSIONS),
        sum(sums, BalanceItem.DELIVERED),
        sum(sums, BalanceItem.CONFIRMED),
        sum(sums, BalanceItem.QUEUED),
        sum(sums, BalanceItem.NEEDS_ATTENTION),
        sum(sums, BalanceItem.REFUSED),
        sum(sums, BalanceItem.HELD),
        sum(sums, BalanceItem.ON_HOLD),
        sum(sums, BalanceItem.DECLINED),
        sum(sums, BalanceItem.APPROVED_AT_TRACKDESK));
  }

  private static Sum sum(List<ItemSum> sums, BalanceItem item) {
    return sums.stream()
        .filter(sum -> sum.item() == item)
        .map(ItemSum::sum)
        .findFirst()
        .orElse(Sum.NONE);
  }

  /// One of the totals.
  public Sum sum(BalanceItem item) {
    return switch (item) {
      case PAID -> paid;
      case NOT_CREDITED -> notCredited;
      case CREDITED -> credited;
      case REVERSED -> reversed;
      case NOT_PAID -> notPaid;
      case CONVERSIONS -> conversions;
      case DELIVERED -> delivered;
      case CONFIRMED -> confirmed;
      case QUEUED -> queued;
      case NEEDS_ATTENTION -> needsAttention;
      case REFUSED -> refused;
      case HELD -> held;
      case ON_HOLD -> onHold;
      case DECLINED -> declined;
      case APPROVED_AT_TRACKDESK -> approvedAtTrackdesk;
    };
  }
}
