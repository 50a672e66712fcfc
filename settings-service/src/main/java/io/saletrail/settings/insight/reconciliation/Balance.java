package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The totals of a range of days in one currency, without tests.
///
/// `paid` is `attributed` plus `notCredited`, and `conversions` is `delivered` plus `queued` plus
/// `needsAttention`. A sale replaced after a partial refund is one sale and two conversions.
///
/// @param currency in Stripe's notation (`eur`)
/// @param paid sales at Stripe
/// @param notCredited sales without a conversion; each is a difference with a reason
/// @param attributed sales credited to an affiliate
/// @param reversed amounts reversed by refunds and lost disputes; counts fully reversed sales
/// @param conversions what Trackdesk should hold
/// @param delivered conversions in sync at Trackdesk: it accepted them
/// @param confirmed those of `delivered` that Trackdesk's report has shown; only a sample is read
/// @param queued conversions with a call due now or later
/// @param needsAttention conversions refused, held, given up, missing in Trackdesk's report, or
///   with another amount at Trackdesk
/// @param approvedAtTrackdesk conversions that Trackdesk acknowledged as approved, with Trackdesk's
///   amounts
@Schema(name = "ReconciliationBalance")
public record Balance(
    String currency,
    Sum paid,
    Sum notCredited,
    Sum attributed,
    Sum reversed,
    Sum conversions,
    Sum delivered,
    Sum confirmed,
    Sum queued,
    Sum needsAttention,
    Sum approvedAtTrackdesk) {

  /// One balance per currency, in order of currency.
  static List<Balance> of(
      Collection<ConversionSum> conversions, Collection<NotCreditedSum> notCreditedSums) {
    var currencies = new TreeSet<String>();
    conversions.forEach(sum -> currencies.add(sum.currency()));
    notCreditedSums.forEach(sum -> currencies.add(sum.currency()));
    return currencies.stream()
        .map(
            currency ->
                of(
                    currency,
                    conversions.stream().filter(sum -> sum.currency().equals(currency)).toList(),
                    total(
                        notCreditedSums.stream()
                            .filter(sum -> sum.currency().equals(currency))
                            .map(NotCreditedSum::sum))))
        .toList();
  }

  private static Balance of(String currency, List<ConversionSum> conversions, Sum notCredited) {
    var attributed = total(conversions, sum -> !sum.replacement() && !pending(sum));
    var replacements = total(conversions, ConversionSum::replacement);
    return new Balance(
        currency,
        attributed.plus(notCredited),
        notCredited,
        attributed,
        // A replaced conversion counts as reversed, but the rest came back as a conversion.
        total(conversions, Balance::reversed).minus(replacements),
        total(conversions, sum -> true),
        total(conversions, sum -> progress(sum) == Progress.DELIVERED),
        total(conversions, sum -> progress(sum) == Progress.DELIVERED && sum.confirmed()),
        total(conversions, sum -> progress(sum) == Progress.QUEUED),
        total(conversions, sum -> progress(sum) == Progress.NEEDS_ATTENTION),
        total(
            conversions,
            sum -> sum.held().filter(ConversionStatus.APPROVED.name()::equals).isPresent(),
            ConversionSum::atTrackdesk));
  }

  private enum Progress {
    DELIVERED,
    QUEUED,
    NEEDS_ATTENTION
  }

  private static Progress progress(ConversionSum sum) {
    return switch (sum.deliveryStatus()) {
      case DELIVERED -> sum.differs() ? Progress.NEEDS_ATTENTION : Progress.DELIVERED;
      case NOT_SENT, DUE, OTHER -> Progress.QUEUED;
      case HELD, REFUSED, GIVEN_UP, MISSING -> Progress.NEEDS_ATTENTION;
    };
  }

  private static boolean pending(ConversionSum sum) {
    return sum.status() == ConversionStatus.PENDING;
  }

  private static boolean reversed(ConversionSum sum) {
    return sum.status() == ConversionStatus.REFUNDED || sum.status() == ConversionStatus.REJECTED;
  }

  private static Sum total(List<ConversionSum> sums, Predicate<ConversionSum> which) {
    return total(sums, which, ConversionSum::sum);
  }

  private static Sum total(
      List<ConversionSum> sums, Predicate<ConversionSum> which, Function<ConversionSum, Sum> sum) {
    return total(sums.stream().filter(which).map(sum));
  }

  private static Sum total(Stream<Sum> sums) {
    return sums.reduce(Sum.NONE, Sum::plus);
  }
}
