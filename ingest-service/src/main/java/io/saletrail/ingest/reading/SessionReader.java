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
  /// Trackdesk's click id. [UUID#fromString] takes more than this.
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
        // Renderings of 2021 and before do not say.
        session.optionalTime("created").orElse(observation.at()),
        shipping.tax(),
        discountedByCode(session),
        session.relatedId("recovered_from"));
  }

  /// A delayed payment that failed: the session goes on saying `unpaid`. The event says it by its
  /// name; a session that was read again, by its intent that fell back
  /// (docs.stripe.com/payments/paymentintents/lifecycle).
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

  /// A session that is not complete has an intent that waits for its first try.
  private static boolean intentFellBack(StripeJson session) {
    var complete = session.text("status").filter("complete"::equals).isPresent();
    return complete
        && session
            .expanded("payment_intent")
            .flatMap(intent -> intent.text("status"))
            .filter("requires_payment_method"::equals)
            .isPresent();
  }

  /// Renderings of 2021 and before have no status; the event's name says it.
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

  /// What the buyer typed goes before what the merchant knew; before 2021 there was only the
  /// latter.
  private static Optional<String> sealedEmail(StripeJson session, String account) {
    var typed = session.part("customer_details").sealedAddress("email", account);
    return typed.isPresent() ? typed : session.sealedAddress("customer_email", account);
  }

  /// Events hold ids of promotion codes; only a look-up that expands them has the codes.
  private static List<String> promotionCodes(StripeJson session) {
    return session.parts("discounts").stream()
        .flatMap(discount -> discount.expanded("promotion_code").stream())
        .flatMap(code -> code.text("code").stream())
        .filter(StripeId::isId)
        .distinct()
        .sorted()
        .toList();
  }

  /// Whether a promotion code is attached, read or not (the same page, `discounts`). A trial has
  /// the code and a discount of 0.
  private static Optional<Boolean> discountedByCode(StripeJson session) {
    return session.has("discounts")
        ? Optional.of(
            session.parts("discounts").stream().anyMatch(part -> part.has("promotion_code")))
        : Optional.empty();
  }

  /// A session that only stores a card has neither.
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
