package io.saletrail.contracts.conversion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import java.time.Instant;
import java.util.List;

/// A decision about a payment, with its reason; or that it waits for one.
///
/// Each decision about one payment carries a higher `revision`: of two facts with the same key the
/// higher revision is current, in any order of arrival.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConversionChanged.class, name = "ConversionChanged"),
  @JsonSubTypes.Type(value = PaymentNotCredited.class, name = "PaymentNotCredited"),
  @JsonSubTypes.Type(value = PaymentUndecided.class, name = "PaymentUndecided")
})
public sealed interface ConversionFact extends Fact
    permits ConversionChanged, PaymentNotCredited, PaymentUndecided {
  /// The payment's key within the account: its payment intent, else its invoice, charge or session.
  String payment();

  /// Counts the decisions about this payment from 1.
  long revision();

  /// The Stripe objects that the decision is about.
  StripeIds stripe();

  /// The Stripe events behind the decision, `evt_…`, in Stripe's order.
  List<String> stripeEvents();

  /// When it was decided.
  Instant decidedAt();

  @Override
  default String id() {
    return key() + "#" + revision();
  }

  @Override
  default Instant at() {
    return decidedAt();
  }

  @Override
  default Topic topic() {
    return Topic.CONVERSIONS_LIFECYCLE;
  }
}
