package io.saletrail.settings.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.timeline.Amounts;
import java.util.Arrays;
import java.util.Optional;

/// How a conversion stands at Trackdesk, in a merchant's words.
public final class DeliveryExplanation {
  private DeliveryExplanation() {}

  /// The standing in words, with what helps.
  ///
  /// @param cause what the projection kept: a refusal's name, or what is waited for
  /// @param by what names the affiliate; empty where conversions differ in it
  public static Explanation of(
      DeliveryStatus standing, Optional<String> cause, Optional<Credit.By> by) {
    return switch (standing) {
      case NOT_SENT -> plain("Not sent", "Nothing has been sent to Trackdesk yet.");
      case DUE -> plain("On its way", "The next call to Trackdesk is due.");
      case HELD ->
          cause
              .flatMap(name -> constant(DeliveryHeld.Cause.values(), name))
              .map(Explanation::of)
              .orElseGet(() -> Explanation.of(DeliveryHeld.Cause.OTHER));
      case DELIVERED -> plain("Delivered", "Trackdesk holds it as it should be.");
      case REFUSED ->
          cause
              .flatMap(name -> constant(Refusal.values(), name))
              .map(refusal -> Explanation.of(refusal, by))
              .orElseGet(() -> Explanation.of(Refusal.UNKNOWN, by));
      case GIVEN_UP ->
          new Explanation(
              "Given up",
              "Trackdesk could not be reached for as long as it was tried.",
              Optional.of("Re-send it, here or under Waiting."));
      case OTHER -> plain("Under way", "A newer part of the system has it.");
    };
  }

  /// It was created with an amount that is not the sale's any more.
  ///
  /// @param held what Trackdesk holds
  /// @param amount what it should hold
  public static Explanation amountDiffers(Money held, Money amount) {
    return new Explanation(
        "Amount differs",
        "Trackdesk holds %s, the sale is over %s: its amount changed after it was sent, and Trackdesk has no call that changes an amount."
            .formatted(Amounts.text(held), Amounts.text(amount)),
        Optional.of(
            "Correct the amount in Trackdesk by a CSV import. Saletrail cannot see the correction and keeps this note."));
  }

  private static Explanation plain(String title, String detail) {
    return new Explanation(title, detail, Optional.empty());
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
    return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
  }
}
