package io.saletrail.journeys.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.contracts.settings.MerchantOptions.PartialRefundPolicy;
import io.saletrail.contracts.settings.MerchantOptions.PendingPolicy;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.sandbox.stripe.InProcessStripe;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.stack.purchase.Expectation;
import io.saletrail.stack.purchase.Expectation.Held;
import io.saletrail.stack.purchase.Expectation.NotCredited;
import io.saletrail.stack.purchase.Expectation.Withdrawn;
import io.saletrail.stack.purchase.Purchase;
import io.saletrail.stack.purchase.PurchaseHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The histories of `make chaos`, without any failure: reader and rules agree with what the
/// histories expect, in each API version.
class PurchaseHistoryTest {
  private static final String CID = "0b9f7a52-6f1e-4c55-9d0c-3f6c0a3b7a10";

  private static final MerchantOptions OPTIONS =
      new MerchantOptions(
          "sale",
          "sale",
          Map.of(),
          true,
          true,
          PendingPolicy.REPORT,
          RecurringPolicy.ON,
          1,
          PartialRefundPolicy.KEEP,
          TestModePolicy.OFF,
          false,
          false,
          0,
          DeliveryMode.SEND,
          5,
          Optional.empty());

  @ParameterizedTest(name = "{0} [{1}]")
  @MethodSource("histories")
  void aHistoryEndsAsExpected(PurchaseHistory history, ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var purchase = new Purchase(stripe.account(), CID);
    history.steps().forEach(step -> step.accept(purchase));

    var facts =
        stripe.webhooks().stream().flatMap(it -> Source.read(it, Origin.WEBHOOK).stream()).toList();
    var decided =
        PaymentCases.decide(facts, OPTIONS).stream()
            .map(Decided::decision)
            .map(this::ends)
            .toList();

    var expected = history.expectations().stream().map(it -> ends(purchase, it)).toList();
    assertThat(decided).containsAll(expected);
    assertThat(conversions(decided)).containsExactlyInAnyOrderElementsOf(conversions(expected));
  }

  static Stream<Arguments> histories() {
    return Stream.of(PurchaseHistory.values())
        .flatMap(
            history ->
                Stream.of(ApiVersion.OF_2024, ApiVersion.BASIL, ApiVersion.DAHLIA)
                    .map(version -> Arguments.of(history, version)));
  }

  private static List<String> conversions(List<String> ends) {
    return ends.stream().filter(end -> !end.startsWith("nothing")).toList();
  }

  private String ends(Decision decision) {
    return switch (decision) {
      case Decision.Conversion it ->
          "%s %s %d".formatted(it.externalId(), it.status(), it.amount().amountMinor());
      case Decision.NotCredited it -> "nothing: " + it.reason();
    };
  }

  private static String ends(Purchase purchase, Expectation expectation) {
    return switch (expectation) {
      case Held(int payment, var status, long amount) ->
          "%s %s %d".formatted(purchase.payments().get(payment), status, amount);
      case NotCredited(var reason) -> "nothing: " + reason;
      case Withdrawn _ -> "nothing: " + NotCreditedReason.OPTED_OUT;
    };
  }
}
