package io.saletrail.stack.bench;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.StripeIds;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Tenants whose conversions come directly from a producer: only the publisher is measured.
final class LaneLoad implements AutoCloseable {

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Money PRICE = new Money(1900, "eur");

  private final LocalStack stack;
  private final KafkaProducer<String, byte[]> producer;
  private int made;

  /// One merchant with a tenant and a click.
  record Shop(String account, String tenant, UUID cid) {}

  LaneLoad(LocalStack stack) {
    this.stack = stack;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafka(), "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  List<Shop> open(String name, int count, int requestsPerSecond) {
    CredentialCipher cipher = CredentialCipher.of(stack.keys().secretsKey());
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> open(name + "-" + number, requestsPerSecond, cipher))
        .toList();
  }

  private Shop open(String tenant, int requestsPerSecond, CredentialCipher cipher) {
    String account = "acct_" + tenant.replace("-", "");
    String token = stack.trackdesk().token(tenant);
    String sealed = cipher.seal(account, Optional.of(tenant), token);
    publish(
        new MerchantSettings(
            account,
            1,
            MerchantSettings.Connection.CONNECTED,
            Optional.of(tenant),
            options(requestsPerSecond),
            Instant.now()));
    publish(new MerchantCredentials(account, 1, Optional.of(tenant), sealed, Instant.now()));
    return new Shop(account, tenant, stack.trackdesk().click(tenant, "ada").cid());
  }

  /// Publishes a new sale.
  ///
  /// @return the charge, which is the external id at Trackdesk
  String sell(Shop shop) {
    made++;
    String charge = "ch_" + shop.account().substring("acct_".length()) + made;
    publish(sale(shop, charge, Instant.now()));
    return charge;
  }

  /// Sells at a constant rate, round-robin over the shops, and waits until all sales have reached
  /// Trackdesk.
  ///
  /// @return the time of each sale from the producer to Trackdesk, in milliseconds
  List<Double> sell(List<Shop> shops, int perSecond, Duration time) {
    Map<String, Instant> soldAt = new HashMap<>();
    long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = time.toNanos() / step;
    long start = System.nanoTime();
    for (int sale = 0; sale < count; sale++) {
      sleepUntil(start + sale * step);
      Instant now = Instant.now();
      soldAt.put(sell(shops.get(sale % shops.size())), now);
    }
    boolean _ =
        new Eventually(SETTLE_LIMIT, PAUSE)
            .until(() -> delays(shops, soldAt).size() == soldAt.size());
    return delays(shops, soldAt);
  }

  private List<Double> delays(List<Shop> shops, Map<String, Instant> soldAt) {
    return shops.stream()
        .flatMap(shop -> stack.trackdesk().conversions(shop.tenant()).stream())
        .flatMap(conversion -> delay(soldAt, conversion).stream())
        .toList();
  }

  private static Optional<Double> delay(Map<String, Instant> soldAt, Conversion conversion) {
    return conversion
        .externalId()
        .map(soldAt::get)
        .map(sold -> Duration.between(sold, conversion.createdAt()).toNanos() / 1e6);
  }

  private void publish(Fact fact) {
    byte[] body = FactFormat.write(fact).getBytes(StandardCharsets.UTF_8);
    var _ = producer.send(new ProducerRecord<>(fact.topic().topicName(), fact.key(), body));
  }

  private static ConversionChanged sale(Shop shop, String charge, Instant now) {
    return new ConversionChanged(
        shop.account() + ":" + charge,
        shop.account(),
        "pi_" + charge,
        1,
        ConversionChanged.Kind.ONE_OFF,
        ConversionStatus.APPROVED,
        LifecycleReason.PAYMENT_SUCCEEDED,
        Credit.click(shop.cid()),
        charge,
        MerchantOptions.DEFAULT_TYPE,
        PRICE,
        Optional.of(PRICE),
        Optional.empty(),
        ConversionChanged.Delivery.LIVE,
        now,
        new StripeIds(
            Optional.empty(),
            Optional.of("pi_" + charge),
            Optional.of(charge),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        List.of("evt_" + charge),
        now);
  }

  private static MerchantOptions options(int requestsPerSecond) {
    MerchantOptions usual = MerchantOptions.defaults();
    return new MerchantOptions(
        usual.firstPaymentType(),
        usual.renewalType(),
        usual.productTypes(),
        usual.includeTax(),
        usual.includeShipping(),
        usual.pending(),
        usual.recurring(),
        usual.recurringLimit(),
        usual.partialRefunds(),
        usual.testMode(),
        usual.attributeByPromotionCode(),
        usual.attributeByEmail(),
        usual.cancellationWindowDays(),
        usual.deliveryMode(),
        requestsPerSecond,
        usual.revenueOriginId());
  }

  private static void sleepUntil(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
