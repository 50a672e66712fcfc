package io.saletrail.stack.bench;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes payment activity of one merchant, as ingest-service does. Creates long histories
/// within a minute.
public final class PaymentFacts implements AutoCloseable {

  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration PERIOD = Duration.ofDays(1);
  private static final Money PRICE = new Money(900, "eur");

  private final KafkaProducer<String, byte[]> producer;
  private final String account;

  public PaymentFacts(String kafka, String account) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
    this.account = account;
    send(settings());
  }

  /// Sales wait for the merchant's settings. Nothing polls a disconnected merchant.
  private MerchantSettings settings() {
    return new MerchantSettings(
        account,
        1,
        MerchantSettings.Connection.DISCONNECTED,
        Optional.empty(),
        MerchantOptions.defaults(),
        Instant.now());
  }

  /// One payment of a subscription. The first one carries a click id.
  ///
  /// @param n from 1
  /// @return the charge
  public String pay(String subscription, int n) {
    bill(subscription, n);
    return settle(subscription, n);
  }

  /// The invoice of one payment of a subscription.
  ///
  /// @param n from 1
  public void bill(String subscription, int n) {
    invoice(subscription, subscription + "_" + n, n);
  }

  /// The charge and all else that follows the invoice.
  ///
  /// @param n from 1
  /// @return the charge
  public String settle(String subscription, int n) {
    String payment = subscription + "_" + n;
    charge(payment, n, Optional.of("in_" + payment));
    if (n == 1) {
      session(payment, n, Optional.of(subscription), "cus_" + subscription);
    }
    subscription(subscription, n);
    return "ch_" + payment;
  }

  /// One purchase of a customer, with a click id.
  ///
  /// @param n from 1
  /// @return the charge
  public String buy(String customer, int n) {
    String payment = customer + "_" + n;
    charge(payment, n, Optional.empty());
    session(payment, n, Optional.empty(), customer);
    return "ch_" + payment;
  }

  private void charge(String payment, int n, Optional<String> invoice) {
    send(
        new ChargeObserved(
            observed("charge.succeeded", payment, n),
            "ch_" + payment,
            ChargeObserved.Status.SUCCEEDED,
            PRICE,
            PRICE.amountMinor(),
            0,
            Optional.of("pi_" + payment),
            invoice,
            at(n),
            Optional.empty()));
  }

  private void invoice(String subscription, String payment, int n) {
    send(
        new InvoiceObserved(
            observed("invoice.paid", payment, n),
            "in_" + payment,
            InvoiceObserved.Status.PAID,
            n == 1
                ? InvoiceObserved.BillingReason.SUBSCRIPTION_CREATE
                : InvoiceObserved.BillingReason.SUBSCRIPTION_CYCLE,
            PRICE,
            0,
            PRICE.amountMinor(),
            0,
            0,
            Optional.of(subscription),
            Optional.of("pi_" + payment),
            Optional.of("ch_" + payment),
            false,
            Optional.of("cus_" + subscription),
            List.of("prod_1"),
            at(n),
            Optional.of(at(n)),
            Optional.of(PRICE.amountMinor()),
            Optional.empty(),
            Optional.of(at(n - 1)),
            Optional.of(at(n)),
            Optional.empty()));
  }

  private void subscription(String subscription, int n) {
    send(
        new SubscriptionObserved(
            observed("customer.subscription.updated", subscription, n),
            subscription,
            SubscriptionObserved.Status.ACTIVE,
            false,
            Optional.of("cus_" + subscription),
            at(1),
            Optional.empty(),
            Optional.empty()));
  }

  private void session(String payment, int n, Optional<String> subscription, String customer) {
    send(
        new SessionObserved(
            observed("checkout.session.completed", payment, n),
            "cs_" + payment,
            SessionObserved.Status.COMPLETE,
            SessionObserved.PaymentStatus.PAID,
            subscription.isPresent()
                ? SessionObserved.Mode.SUBSCRIPTION
                : SessionObserved.Mode.PAYMENT,
            SessionObserved.Reference.CID,
            Optional.of(UUID.nameUUIDFromBytes(payment.getBytes(StandardCharsets.UTF_8))),
            Optional.of(PRICE),
            0,
            0,
            0,
            subscription.isPresent() ? Optional.empty() : Optional.of("pi_" + payment),
            subscription,
            subscription.map(_ -> "in_" + payment),
            Optional.of("plink_1"),
            false,
            Optional.of(customer),
            Optional.empty(),
            List.of(),
            List.of(),
            at(n),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Observation observed(String type, String name, int n) {
    return new Observation(
        account,
        true,
        "evt_" + type + "_" + name + "_" + n,
        type,
        at(n),
        Observation.Origin.WEBHOOK,
        Optional.of("2024-06-20"));
  }

  private static Instant at(int n) {
    return BEGIN.plus(PERIOD.multipliedBy(n));
  }

  private void send(Fact fact) {
    byte[] body = FactFormat.write(fact).getBytes(StandardCharsets.UTF_8);
    var _ = producer.send(new ProducerRecord<>(fact.topic().topicName(), fact.key(), body));
  }

  @Override
  public void close() {
    producer.close();
  }
}
