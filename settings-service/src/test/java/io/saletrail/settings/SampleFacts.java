package io.saletrail.settings;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.StripeIds;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.delivery.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Facts for one merchant, as the other services publish them.
///
/// @param account the merchant
/// @param start the time of the first one
public record SampleFacts(String account, Instant start) {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final UUID CID = UUID.fromString("0b6e0e0c-6f1c-4f0e-9a57-8d5b4f6f2b11");

  public static SampleFacts of(String account) {
    return new SampleFacts(account, NOON);
  }

  /// A decision about the payment `pi_{name}`, `minutes` after the start.
  public ConversionChanged conversion(
      String name, long revision, ConversionStatus status, LifecycleReason reason, int minutes) {
    return conversion(name, revision, status, reason, minutes, new Money(4900, "eur"));
  }

  public ConversionChanged conversion(
      String name,
      long revision,
      ConversionStatus status,
      LifecycleReason reason,
      int minutes,
      Money amount) {
    return new ConversionChanged(
        account + ":ch_" + name,
        account,
        "pi_" + name,
        revision,
        ConversionChanged.Kind.ONE_OFF,
        status,
        reason,
        Credit.click(CID),
        "ch_" + name,
        "sale",
        amount,
        isPaid(reason) ? Optional.of(amount) : Optional.empty(),
        status == ConversionStatus.REFUNDED ? Optional.of(amount) : Optional.empty(),
        ConversionChanged.Delivery.LIVE,
        start,
        stripe(name, status == ConversionStatus.REFUNDED),
        List.of("evt_" + name + "_" + revision),
        after(minutes));
  }

  private static boolean isPaid(LifecycleReason reason) {
    return switch (reason) {
      case PAYMENT_PROCESSING, PAYMENT_FAILED, PAYMENT_CANCELED, SALE_WITHDRAWN -> false;
      default -> true;
    };
  }

  private static boolean isPaid(NotCreditedReason reason) {
    return switch (reason) {
      case NOT_PAID_YET, SESSION_EXPIRED, PAYMENT_FAILED, PAYMENT_CANCELED, NOT_CAPTURED -> false;
      default -> true;
    };
  }

  /// The same decision after a part of the payment went back to the buyer.
  public ConversionChanged reversed(long minor, ConversionChanged it) {
    return new ConversionChanged(
        it.conversion(),
        it.account(),
        it.payment(),
        it.revision(),
        it.kind(),
        it.status(),
        it.reason(),
        it.credit(),
        it.externalId(),
        it.conversionType(),
        it.amount(),
        it.paid(),
        Optional.of(it.amount().withAmount(minor)),
        it.delivery(),
        it.paidAt(),
        stripe(it.payment().substring("pi_".length()), true),
        it.stripeEvents(),
        it.at());
  }

  /// The same decision about a test payment.
  public ConversionChanged inTestMode(ConversionChanged it) {
    return with(it, it.credit(), ConversionChanged.Delivery.TEST, it.paidAt());
  }

  /// The same decision with another credit.
  public ConversionChanged creditedTo(Credit credit, ConversionChanged it) {
    return with(it, credit, it.delivery(), it.paidAt());
  }

  /// The same decision about a payment at another time.
  public ConversionChanged paidAt(Instant moment, ConversionChanged it) {
    return with(it, it.credit(), it.delivery(), moment);
  }

  private static ConversionChanged with(
      ConversionChanged it, Credit credit, ConversionChanged.Delivery delivery, Instant paidAt) {
    return new ConversionChanged(
        it.conversion(),
        it.account(),
        it.payment(),
        it.revision(),
        it.kind(),
        it.status(),
        it.reason(),
        credit,
        it.externalId(),
        it.conversionType(),
        it.amount(),
        it.paid(),
        it.reversed(),
        delivery,
        paidAt,
        it.stripe(),
        it.stripeEvents(),
        it.at());
  }

  public PaymentNotCredited notCredited(
      String name, long revision, NotCreditedReason reason, int minutes) {
    return new PaymentNotCredited(
        account,
        "pi_" + name,
        revision,
        reason,
        Optional.of(new Money(1900, "usd")),
        isPaid(reason) ? Optional.of(start) : Optional.empty(),
        Optional.of(ConversionChanged.Delivery.LIVE),
        new StripeIds(
            Optional.of("cs_" + name),
            Optional.of("pi_" + name),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        List.of("evt_" + name + "_" + revision),
        after(minutes));
  }

  public DeliveryAttempted attempt(
      String name,
      int attempt,
      ConversionStatus status,
      Outcome outcome,
      State state,
      int minutes) {
    return attempt(name, attempt, status, outcome, state, Optional.empty(), minutes);
  }

  public DeliveryAttempted attempt(
      String name,
      int attempt,
      ConversionStatus status,
      Outcome outcome,
      State state,
      Optional<Refusal> refusal,
      int minutes) {
    return new DeliveryAttempted(
        uuid(name + "/" + attempt),
        account,
        account + ":ch_" + name,
        "ch_" + name,
        "acme",
        1,
        status == ConversionStatus.APPROVED ? Call.CREATE : Call.UPDATE_STATUS,
        status,
        attempt,
        outcome,
        refusal,
        Optional.of(outcome == Outcome.ACCEPTED ? 200 : 503),
        outcome == Outcome.ACCEPTED ? Optional.empty() : Optional.of("not today"),
        state,
        state == State.DUE ? Optional.of(after(minutes + 1)) : Optional.empty(),
        after(minutes),
        Duration.ofMillis(41),
        Optional.empty());
  }

  public DeliveryReadBack readBack(String name, DeliveryReadBack.Result result, int minutes) {
    return new DeliveryReadBack(
        account,
        account + ":ch_" + name,
        "ch_" + name,
        "acme",
        result,
        Optional.empty(),
        start,
        after(minutes),
        Optional.empty());
  }

  public DeliveryHeld held(String name, DeliveryHeld.Cause cause, int minutes) {
    return new DeliveryHeld(
        account,
        account + ":ch_" + name,
        1,
        cause,
        after(minutes),
        Optional.empty(),
        Optional.empty());
  }

  public Instant after(int minutes) {
    return start.plus(Duration.ofMinutes(minutes));
  }

  private static StripeIds stripe(String name, boolean refunded) {
    return new StripeIds(
        Optional.of("cs_" + name),
        Optional.of("pi_" + name),
        Optional.of("ch_" + name),
        Optional.of("in_" + name),
        Optional.of("sub_" + name),
        refunded ? List.of("re_" + name) : List.of(),
        List.of("dp_" + name));
  }

  private String uuid(String seed) {
    return UUID.nameUUIDFromBytes((account + seed).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
