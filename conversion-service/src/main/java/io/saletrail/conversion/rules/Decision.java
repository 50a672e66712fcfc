package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.conversion.StripeIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The decision about a payment. Two equal decisions are the same: it is published once.
public sealed interface Decision {
  /// The payment's name within the account.
  String payment();

  /// The subject: the conversion's external id, or the payment.
  String subject();

  StripeIds stripe();

  /// The decision as a fact to publish.
  ConversionFact fact(String account, long revision, List<String> stripeEvents, Instant decidedAt);

  /// The decision that a fact states.
  static Decision of(ConversionFact fact) {
    return switch (fact) {
      case ConversionChanged conversion ->
          new Conversion(
              conversion.payment(),
              conversion.externalId(),
              conversion.kind(),
              conversion.status(),
              conversion.reason(),
              conversion.credit(),
              conversion.conversionType(),
              conversion.amount(),
              conversion.paid(),
              conversion.reversed(),
              conversion.delivery(),
              conversion.paidAt(),
              conversion.stripe());
      case PaymentNotCredited notCredited ->
          new NotCredited(
              notCredited.payment(),
              notCredited.reason(),
              notCredited.amount(),
              notCredited.paidAt(),
              notCredited.delivery(),
              notCredited.stripe());
      case PaymentUndecided _ -> throw new IllegalArgumentException("It states no decision");
    };
  }

  /// The payment is a conversion.
  record Conversion(
      String payment,
      String externalId,
      ConversionChanged.Kind kind,
      ConversionStatus status,
      LifecycleReason reason,
      Credit credit,
      String conversionType,
      Money amount,
      Optional<Money> paid,
      Optional<Money> reversed,
      ConversionChanged.Delivery delivery,
      Instant paidAt,
      StripeIds stripe)
      implements Decision {

    @Override
    public String subject() {
      return externalId;
    }

    /// The same conversion after later facts show that it is none.
    public Conversion withdrawn() {
      return new Conversion(
          payment,
          externalId,
          kind,
          ConversionStatus.REJECTED,
          LifecycleReason.SALE_WITHDRAWN,
          credit,
          conversionType,
          amount,
          Optional.empty(),
          Optional.empty(),
          delivery,
          paidAt,
          stripe);
    }

    @Override
    public ConversionFact fact(
        String account, long revision, List<String> stripeEvents, Instant decidedAt) {
      return new ConversionChanged(
          account + ":" + externalId,
          account,
          payment,
          revision,
          kind,
          status,
          reason,
          credit,
          externalId,
          conversionType,
          amount,
          paid,
          reversed,
          delivery,
          paidAt,
          stripe,
          stripeEvents,
          decidedAt);
    }
  }

  /// The payment is no conversion.
  record NotCredited(
      String payment,
      NotCreditedReason reason,
      Optional<Money> amount,
      Optional<Instant> paidAt,
      Optional<ConversionChanged.Delivery> delivery,
      StripeIds stripe)
      implements Decision {

    @Override
    public String subject() {
      return payment;
    }

    @Override
    public ConversionFact fact(
        String account, long revision, List<String> stripeEvents, Instant decidedAt) {
      return new PaymentNotCredited(
          account,
          payment,
          revision,
          reason,
          amount,
          paidAt,
          delivery,
          stripe,
          stripeEvents,
          decidedAt);
    }
  }
}
