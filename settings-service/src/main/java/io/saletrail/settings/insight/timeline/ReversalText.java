package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.StripeIds;
import java.util.List;
import java.util.Optional;

/// What went back to the buyer with a decision, and what the merchant's option made of it.
final class ReversalText {
  private ReversalText() {}

  /// The reversal as a sentence; empty where nothing more went back.
  ///
  /// @param before the decision that it replaced
  static Optional<String> of(ConversionChanged changed, Optional<ConversionChanged> before) {
    var earlier = before.flatMap(ConversionChanged::reversed).map(Money::amountMinor).orElse(0L);
    return changed
        .reversed()
        .filter(all -> all.amountMinor() > earlier)
        .map(all -> all.withAmount(all.amountMinor() - earlier))
        .map(part -> text(part, changed, refunds(changed, before)));
  }

  /// Whether the merchant's option keeps the conversion although a part went back.
  static boolean isKept(ConversionChanged changed) {
    return changed.status() == ConversionStatus.APPROVED && changed.reversed().isPresent();
  }

  private static String text(Money part, ConversionChanged changed, List<String> refunds) {
    var ids = refunds.isEmpty() ? "" : " (" + String.join(", ", refunds) + ")";
    var whole = changed.paid().map(paid -> " of " + Amounts.text(paid)).orElse("");
    return "Went back to the buyer: " + Amounts.text(part) + whole + ids + ".";
  }

  private static List<String> refunds(
      ConversionChanged changed, Optional<ConversionChanged> before) {
    var known = before.map(ConversionChanged::stripe).map(StripeIds::refunds).orElse(List.of());
    return changed.stripe().refunds().stream().filter(id -> !known.contains(id)).toList();
  }
}
