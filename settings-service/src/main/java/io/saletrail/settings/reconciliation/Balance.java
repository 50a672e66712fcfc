package io.saletrail.settings.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a stretch of days comes to in one currency. Tests are left out.
///
/// Two sums hold by themselves: `paid` is `attributed` and `notCredited`, and `conversions` is
/// `delivered`, `onTheWay` and `needsAction`. A sale that was refunded in part and replaced is one
/// sale and two conversions.
///
/// @param currency as Stripe writes it (`eur`)
/// @param paid sales seen at Stripe
/// @param notCredited those that are no conversion; each is a difference with its reason
/// @param attributed those that are credited to an affiliate
/// @param reversed what refunds and lost disputes took back of them; counts the sales taken whole
/// @param conversions what Trackdesk should hold
/// @param delivered what it holds as it should
/// @param onTheWay what is due, or will be
/// @param needsAction what waits for the merchant: refused, held, given up, or held by Trackdesk
///     with another amount
/// @param approvedAtTrackdesk what Trackdesk acknowledged as approved, and so pays commissions
///     for, with the amounts that Trackdesk holds
@Schema(name = "ReconciliationBalance")
public record Balance(
    String currency,
    Sum paid,
    Sum notCredited,
    Sum attributed,
    Sum reversed,
    Sum conversions,
    Sum delivered,
    Sum onTheWay,
    Sum needsAction,
    Sum approvedAtTrackdesk) {

  /// One balance for each currency, in order of currency.
  static List<Balance> of(
      Collection<ConversionSum> conversions, Collection<NotCreditedSum> setAside) {
    var currencies = new TreeSet<String>();
    conversions.forEach(sum -> currencies.add(sum.currency()));
    setAside.forEach(sum -> currencies.add(sum.currency()));
    return currencies.stream()
        .map(
            currency ->
                of(
                    currency,
                    conversions.stream().filter(sum -> sum.currency().equals(currency)).toList(),
                    total(
                        setAside.stream()
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
        // What was replaced counts as reversed, but the rest came back as a conversion.
        total(conversions, Balance::reversed).minus(replacements),
        total(conversions, sum -> true),
        total(conversions, sum -> progress(sum) == Progress.DELIVERED),
        total(conversions, sum -> progress(sum) == Progress.ON_THE_WAY),
        total(conversions, sum -> progress(sum) == Progress.NEEDS_ACTION),
        total(
            conversions,
            sum -> sum.held().filter(ConversionStatus.APPROVED.name()::equals).isPresent(),
            ConversionSum::atTrackdesk));
  }

  private enum Progress {
    DELIVERED,
    ON_THE_WAY,
    NEEDS_ACTION
  }

  private static Progress progress(ConversionSum sum) {
    return switch (sum.standing()) {
      case DELIVERED -> sum.differs() ? Progress.NEEDS_ACTION : Progress.DELIVERED;
      case NOT_SENT, DUE, OTHER -> Progress.ON_THE_WAY;
      case HELD, REFUSED, GIVEN_UP -> Progress.NEEDS_ACTION;
    };
  }

  /// No money yet.
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
