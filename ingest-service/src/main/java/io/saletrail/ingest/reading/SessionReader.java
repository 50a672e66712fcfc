package io.saletrail.ingest.reading;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Mode;
import io.saletrail.contracts.activity.SessionObserved.PaymentStatus;
import io.saletrail.contracts.activity.SessionObserved.Reference;
import io.saletrail.contracts.activity.SessionObserved.Status;
import io.saletrail.ingest.intake.StripeId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Source: docs.stripe.com/api/checkout/sessions/object.
final class SessionReader implements ObjectReader {
  /// Trackdesk's click id. [UUID#fromString] accepts more.
  private static final Pattern CID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final String PAYMENT_FAILED = "checkout.session.async_payment_failed";

  @Override
  public PaymentActivity read(StripeJson session, Observation observation) {
    var reference = session.untrustedText("client_reference_id").filter(text -> !text.isEmpty());
    var cid = reference.filter(SessionReader::isCid);
    var totals = session.part("total_details");
    var shipping = new ShippingReader(session);
    return new SessionObserved(
        observation,
        session.id(),
        status(session, observation),
        paymentStatus(session, observation),
        session.enumValue("mode", Mode.OTHER),
        kindOf(reference),
        cid.map(UUID::fromString),
        total(session),
        totals.amountOr("amount_tax", 0),
        shipping.total(),
        totals.amountOr("amount_discount", 0),
        session.relatedId("payment_intent"),
        session.relatedId("subscription"),
        session.relatedId("invoice"),
        session.relatedId("payment_link"),
        session.optedOut(),
        session.relatedId("customer"),
        sealedEmail(session, observation.account()),
        promotionCodes(session),
        ProductReader.sold(session),
        // Absent in API versions up to 2021.
        session.optionalTime("created").orElse(observation.at()),
        shipping.tax(),
        discountedByCode(session),
        session.relatedId("recovered_from"));
  }

  /// A failed delayed payment: the session stays `unpaid`. The event's type shows it; of a
  /// session read by API, the intent does (docs.stripe.com/payments/paymentintents/lifecycle).
  private static PaymentStatus paymentStatus(StripeJson session, Observation observation) {
    var reported = session.enumValue("payment_status", PaymentStatus.OTHER);
    return switch (reported) {
      case UNPAID ->
          observation.eventType().equals(PAYMENT_FAILED) || intentFellBack(session)
              ? PaymentStatus.FAILED
              : reported;
      case PAID, FAILED, NO_PAYMENT_REQUIRED, OTHER -> reported;
    };
  }

  /// The intent of an incomplete session has this status before its first attempt.
  private static boolean intentFellBack(StripeJson session) {
    var complete = session.text("status").filter("complete"::equals).isPresent();
    return complete
        && session
            .expanded("payment_intent")
            .flatMap(intent -> intent.text("status"))
            .filter("requires_payment_method"::equals)
            .isPresent();
  }

  /// API versions up to 2021 have no status; the event's type shows it.
  private static Status status(StripeJson session, Observation observation) {
    if (session.has("status")) {
      return session.enumValue("status", Status.OTHER);
    }
    return switch (observation.eventType()) {
      case "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          PAYMENT_FAILED ->
          Status.COMPLETE;
      case "checkout.session.expired" -> Status.EXPIRED;
      default -> session.missing("status", Status.OTHER);
    };
  }

  /// The buyer's input takes precedence over the merchant's; before 2021 only the latter existed.
  private static Optional<String> sealedEmail(StripeJson session, String account) {
    var typed = session.part("customer_details").sealedAddress("email", account);
    return typed.isPresent() ? typed : session.sealedAddress("customer_email", account);
  }

  /// Events have ids of promotion codes; only a look-up expands the codes.
  private static List<String> promotionCodes(StripeJson session) {
    return session.parts("discounts").stream()
        .flatMap(discount -> discount.expanded("promotion_code").stream())
        .flatMap(code -> code.text("code").stream())
        .filter(StripeId::isId)
        .distinct()
        .sorted()
        .toList();
  }

  /// Whether a promotion code is attached, expanded or not (the same page, `discounts`). A trial
  /// has a code and a discount of 0.
  private static Optional<Boolean> discountedByCode(StripeJson session) {
    return session.has("discounts")
        ? Optional.of(
            session.parts("discounts").stream().anyMatch(part -> part.has("promotion_code")))
        : Optional.empty();
  }

  /// Absent for a session that only stores a card.
  private static Optional<Money> total(StripeJson session) {
    return session.has("amount_total")
        ? Optional.of(session.money("amount_total"))
        : Optional.empty();
  }

  private static Reference kindOf(Optional<String> reference) {
    return reference
        .map(text -> isCid(text) ? Reference.CID : Reference.FOREIGN)
        .orElse(Reference.NONE);
  }

  private static boolean isCid(String reference) {
    return CID.matcher(reference).matches();
  }
}
