package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantOptions.PartialRefundPolicy;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Generated histories of merchants: sales, delayed payments, subscriptions, refunds that succeed
/// and fail, disputes, cancellations, excluded customers; in old and new API shapes; often several
/// within one second.
public final class Histories {
  private Histories() {}

  public static List<PaymentActivity> generate(String account, Random random) {
    var histories = new PaymentHistories(account, random.nextInt(10) > 0);
    var payments = 1 + random.nextInt(4);
    for (var n = 0; n < payments; n++) {
      histories.rendered(pick(PaymentHistories.Rendering.values(), random));
      buyer(histories, random);
      switch (random.nextInt(4)) {
        case 0 -> delayed(histories, "d" + n, random);
        case 1 -> subscription(histories, "s" + n, random);
        case 2 -> tries(histories, "t" + n, random);
        default -> {
          histories.sale("o" + n, 1000 + random.nextInt(9000), click(random));
          aftermath(histories, "o" + n, random);
        }
      }
      if (random.nextInt(3) == 0) {
        maybeLater(histories, random);
        histories.lookedUp();
      }
    }
    return histories.facts;
  }

  public static MerchantOptions options(Random random) {
    return new MerchantOptions(
        "sale",
        "renewal",
        random.nextInt(3) == 0 ? Map.of("prod_1", "course") : Map.of(),
        random.nextBoolean(),
        random.nextBoolean(),
        pick(PendingPolicy.values(), random),
        pick(RecurringPolicy.values(), random),
        1 + random.nextInt(3),
        pick(PartialRefundPolicy.values(), random),
        pick(TestModePolicy.values(), random),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(3) == 0 ? 14 : 0,
        DeliveryMode.SEND,
        5,
        Optional.empty());
  }

  /// Options that need the same details: a published sale is not withdrawn while details are looked
  /// up.
  public static MerchantOptions otherOptions(MerchantOptions options, Random random) {
    var others = options(random);
    return new MerchantOptions(
        options.firstPaymentType(),
        options.renewalType(),
        options.productTypes(),
        others.includeTax(),
        others.includeShipping(),
        others.pending(),
        others.recurring(),
        others.recurringLimit(),
        others.partialRefunds(),
        others.testMode(),
        options.attributeByPromotionCode(),
        others.attributeByEmail(),
        others.cancellationWindowDays(),
        others.deliveryMode(),
        others.requestsPerSecond(),
        others.revenueOriginId());
  }

  public static MerchantOptions testModeDelivered() {
    var defaults = MerchantOptions.defaults();
    return new MerchantOptions(
        defaults.firstPaymentType(),
        defaults.renewalType(),
        defaults.productTypes(),
        defaults.includeTax(),
        defaults.includeShipping(),
        defaults.pending(),
        defaults.recurring(),
        defaults.recurringLimit(),
        defaults.partialRefunds(),
        TestModePolicy.DELIVER_AS_TEST,
        false,
        false,
        0,
        DeliveryMode.SEND,
        defaults.requestsPerSecond(),
        defaults.revenueOriginId());
  }

  /// Two returning customers, new buyers, e-mail addresses and promotion codes.
  private static void buyer(PaymentHistories histories, Random random) {
    var customer =
        random.nextInt(3) == 0 ? Optional.<String>empty() : Optional.of("cus_" + random.nextInt(2));
    var address = random.nextBoolean() ? Optional.of("sealed") : Optional.<String>empty();
    histories.buyer(customer, address, random.nextInt(3) == 0 ? 100 : 0);
    if (random.nextInt(4) == 0) {
      maybeLater(histories, random);
      histories.customer("cus_" + random.nextInt(2), random.nextBoolean());
    }
  }

  private static void delayed(PaymentHistories histories, String n, Random random) {
    histories
        .charge(n, ChargeObserved.Status.PENDING, 2500, 0)
        .session(n, SessionObserved.PaymentStatus.UNPAID, 2500, click(random));
    maybeLater(histories, random);
    if (random.nextBoolean()) {
      histories
          .charge(n, ChargeObserved.Status.SUCCEEDED, 2500, 0)
          .session(n, SessionObserved.PaymentStatus.PAID, 2500, Optional.of(PaymentHistories.CID));
      aftermath(histories, n, random);
    } else {
      histories.charge(n, ChargeObserved.Status.FAILED, 2500, 0);
    }
  }

  private static void subscription(PaymentHistories histories, String n, Random random) {
    histories.subscriptionPayment(n, n + "x1", 900);
    if (random.nextInt(5) > 0) {
      histories.subscriptionSession(n, n + "x1", 900, click(random));
    }
    histories.subscription(n, SubscriptionObserved.Status.ACTIVE);
    var renewals = random.nextInt(4);
    for (var r = 2; r < 2 + renewals; r++) {
      maybeLater(histories, random);
      histories.rendered(pick(PaymentHistories.Rendering.values(), random));
      histories.subscriptionPayment(n, n + "x" + r, 900);
      aftermath(histories, n + "x" + r, random);
    }
    histories.later().subscription(n, SubscriptionObserved.Status.CANCELED);
  }

  private static void tries(PaymentHistories histories, String n, Random random) {
    histories.charge("ch_" + n + "f", "pi_" + n, ChargeObserved.Status.FAILED, 4200, 0, 0);
    maybeLater(histories, random);
    switch (random.nextInt(3)) {
      case 0 -> histories.sale(n, 4200, click(random));
      case 1 -> histories.intent(n, PaymentIntentObserved.Status.CANCELED, 4200);
      default ->
          histories.session(
              n,
              SessionObserved.Status.EXPIRED,
              SessionObserved.PaymentStatus.UNPAID,
              4200,
              SessionObserved.Reference.CID,
              Optional.of(PaymentHistories.CID));
    }
  }

  private static void aftermath(PaymentHistories histories, String n, Random random) {
    var refunds = random.nextInt(3);
    for (var r = 0; r < refunds; r++) {
      maybeLater(histories, random);
      var amount = 100 + random.nextInt(900);
      histories.refund(n, "r" + r, amount, RefundObserved.Status.PENDING);
      if (random.nextBoolean()) {
        histories.refund(n, "r" + r, amount, RefundObserved.Status.SUCCEEDED);
      }
      if (random.nextInt(3) == 0) {
        maybeLater(histories, random);
        histories.refund(n, "r" + r, amount, RefundObserved.Status.FAILED);
      }
    }
    if (random.nextInt(3) == 0) {
      histories.dispute(n, 900, DisputeObserved.Status.NEEDS_RESPONSE);
      maybeLater(histories, random);
      histories.dispute(n, 900, pick(DisputeObserved.Status.values(), random));
    }
  }

  private static void maybeLater(PaymentHistories histories, Random random) {
    if (random.nextBoolean()) {
      histories.later();
    }
  }

  private static Optional<UUID> click(Random random) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(PaymentHistories.CID);
  }

  private static <T> T pick(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
