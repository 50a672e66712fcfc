package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.conversion.merchant.MerchantChoices;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.feed.Received;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A replay after a fix in the reader: facts that were wrong are replaced, the others publish
/// nothing.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion"))
class CorrectedReaderTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Inject CaseLedger ledger;
  @Inject MerchantChoices merchants;
  @Inject Outbox outbox;

  private final String account = "acct_mended" + System.nanoTime();
  private final List<PaymentActivity> facts =
      new PaymentHistories(account, true).sale("a", 1999, Optional.of(PaymentHistories.CID)).facts;

  @Test
  void replayingEverythingChangesNothing() {
    enter(facts);
    var before = conversion();

    enter(facts);

    assertThat(conversion()).isEqualTo(before);
  }

  @Test
  void aLaterEditionReplacesAnEarlierOne() {
    enter(facts.stream().map(fact -> charged(fact, 1, 0)).toList());
    var wrong = conversion();

    enter(facts.stream().map(fact -> charged(fact, 1999, 1)).toList());

    assertThat(wrong.amount().amountMinor()).isEqualTo(1);
    assertThat(conversion().amount().amountMinor()).isEqualTo(1999);
    assertThat(conversion().externalId()).isEqualTo(wrong.externalId());
  }

  @Test
  void anEarlierEditionIsIgnored() {
    enter(facts.stream().map(fact -> charged(fact, 1999, 1)).toList());
    var right = conversion();

    enter(facts.stream().map(fact -> charged(fact, 1, 0)).toList());

    assertThat(conversion()).isEqualTo(right);
  }

  /// The same fact as another edition of the reader reads it, with this amount of the charge. No
  /// other object carries an amount here.
  private static PaymentActivity charged(PaymentActivity fact, long minor, int edition) {
    if (!(fact instanceof ChargeObserved charge)) {
      return fact;
    }
    var seen = charge.observation();
    return new ChargeObserved(
        new Observation(
            seen.account(),
            seen.livemode(),
            seen.event(),
            seen.eventType(),
            seen.at(),
            seen.origin(),
            seen.apiVersion(),
            Optional.of(edition).filter(number -> number > 0)),
        charge.charge(),
        charge.status(),
        new Money(minor, charge.amount().currency()),
        minor,
        charge.refundedMinor(),
        charge.paymentIntent(),
        charge.invoice(),
        charge.createdAt(),
        charge.optedOut());
  }

  private void enter(List<PaymentActivity> facts) {
    merchants.know(List.of(account));
    ledger
        .enter(facts.stream().map(Received::written).toList(), _ -> Uni.createFrom().voidItem())
        .await()
        .atMost(TIMEOUT);
  }

  private ConversionChanged conversion() {
    var body =
        outbox
            .write(
                session ->
                    session
                        .createNativeQuery(
                            "select body from decision where account ="
                                + " :account and subject = 'ch_a'",
                            String.class)
                        .setParameter("account", account)
                        .getSingleResult())
            .await()
            .atMost(TIMEOUT);
    return switch (FactFormat.read(body.getBytes(StandardCharsets.UTF_8), ConversionFact.class)) {
      case FactFormat.Reading.Known<ConversionFact>(ConversionChanged changed) -> changed;
      case FactFormat.Reading.Known<ConversionFact> other -> throw new AssertionError(other);
      case FactFormat.Reading.Unknown<ConversionFact>(var type) -> throw new AssertionError(type);
      case FactFormat.Reading.Broken<ConversionFact>(var why) -> throw new AssertionError(why);
    };
  }
}
