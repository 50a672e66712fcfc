package io.saletrail.settings.insight.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.Arrays;
import java.util.Optional;

/// Explains the delivery status of a conversion to merchants.
public final class DeliveryExplanation {
  private DeliveryExplanation() {}

  /// The status in words, with the remedy.
  ///
  /// @param cause the stored constant: a refusal, or why the delivery is held
  /// @param by what identifies the affiliate; empty when conversions differ in it
  public static Explanation of(
      DeliveryStatus deliveryStatus, Optional<String> cause, Optional<Credit.By> by) {
    return switch (deliveryStatus) {
      case NOT_SENT -> plain("Not sent", "Nothing has been sent to Trackdesk yet.");
      case DUE -> plain("Queued", "The next call to Trackdesk is due.");
      case HELD ->
          cause
              .flatMap(name -> constant(DeliveryHeld.Cause.values(), name))
              .map(Explanation::of)
              .orElseGet(() -> Explanation.of(DeliveryHeld.Cause.OTHER));
      case DELIVERED -> plain("Delivered", "In sync with Trackdesk.");
      case MISSING -> Explanation.missing();
      case REFUSED ->
          cause
              .flatMap(name -> constant(Refusal.values(), name))
              .map(refusal -> Explanation.of(refusal, by))
              .orElseGet(() -> Explanation.of(Refusal.UNKNOWN, by));
      case GIVEN_UP ->
          new Explanation(
              "Given up",
              "All retries failed: Trackdesk could not be reached.",
              Optional.of("Re-send it here or under Needs attention."));
      case OTHER -> plain("Unknown status", "Unknown status from a newer version.");
    };
  }

  /// The conversion was created with an amount that the sale no longer has.
  ///
  /// @param held the amount at Trackdesk
  /// @param amount the amount of the sale
  public static Explanation amountDiffers(Money held, Money amount) {
    return new Explanation(
        "Amount differs",
        "Trackdesk holds %s, the sale is %s. The amount changed after delivery, and the Trackdesk API cannot change amounts."
            .formatted(Amounts.text(held), Amounts.text(amount)),
        Optional.of(
            "Correct the amount in Trackdesk by a CSV import. Saletrail cannot see the correction, so this notice stays."));
  }

  /// Several conversions that were created with other amounts than their sales have now.
  private static Explanation amountsDiffer() {
    return new Explanation(
        "Amount differs",
        "Trackdesk holds another amount than the sale has. The amount changed after delivery, and the Trackdesk API cannot change amounts.",
        Optional.of("Correct the amounts in Trackdesk by a CSV import."));
  }

  /// Why conversions of a group need attention.
  public static Explanation attention(
      DeliveryStatus deliveryStatus, Optional<String> cause, Optional<Credit.By> by) {
    return deliveryStatus == DeliveryStatus.DELIVERED
        ? amountsDiffer()
        : of(deliveryStatus, cause, by);
  }

  private static Explanation plain(String title, String detail) {
    return new Explanation(title, detail, Optional.empty());
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }
}
