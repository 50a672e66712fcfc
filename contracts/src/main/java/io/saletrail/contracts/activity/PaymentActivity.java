package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;
import java.util.stream.Stream;

/// The state of a Stripe object, taken from an event or read from Stripe's API.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SessionObserved.class, name = "SessionObserved"),
  @JsonSubTypes.Type(value = PaymentIntentObserved.class, name = "PaymentIntentObserved"),
  @JsonSubTypes.Type(value = ChargeObserved.class, name = "ChargeObserved"),
  @JsonSubTypes.Type(value = InvoiceObserved.class, name = "InvoiceObserved"),
  @JsonSubTypes.Type(value = InvoicePaymentObserved.class, name = "InvoicePaymentObserved"),
  @JsonSubTypes.Type(value = SubscriptionObserved.class, name = "SubscriptionObserved"),
  @JsonSubTypes.Type(value = RefundObserved.class, name = "RefundObserved"),
  @JsonSubTypes.Type(value = DisputeObserved.class, name = "DisputeObserved"),
  @JsonSubTypes.Type(value = CreditNoteObserved.class, name = "CreditNoteObserved"),
  @JsonSubTypes.Type(value = CustomerObserved.class, name = "CustomerObserved")
})
public sealed interface PaymentActivity extends Fact
    permits SessionObserved,
        PaymentIntentObserved,
        ChargeObserved,
        InvoiceObserved,
        InvoicePaymentObserved,
        SubscriptionObserved,
        RefundObserved,
        DisputeObserved,
        CreditNoteObserved,
        CustomerObserved {

  /// Where and when it was observed.
  Observation observation();

  /// The Stripe id of the object itself.
  String object();

  /// The Stripe ids, itself included, that correlate this object with one payment. They exclude
  /// subscriptions and customers, which many payments share.
  Stream<String> ties();

  /// The subscription and the customer that this object belongs to or is. What applies to them
  /// applies to each of their payments.
  default Stream<String> parents() {
    return Stream.empty();
  }

  /// One event can show several objects, so the object is part of the id.
  @Override
  default String id() {
    return observation().event() + "/" + object();
  }

  @Override
  default String account() {
    return observation().account();
  }

  @Override
  default Instant at() {
    return observation().at();
  }

  @Override
  default String key() {
    return account();
  }

  @Override
  default Topic topic() {
    return Topic.PAYMENTS_ACTIVITY;
  }
}
