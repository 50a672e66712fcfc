package io.saletrail.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.PaymentSetAside;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.conversion.rules.Stories;
import io.saletrail.outbox.FactProducer;
import io.saletrail.sandbox.infrastructure.HouseTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is missing is asked of Stripe, and the answer decides, over a real Kafka and a real
/// PostgreSQL. Nobody else listens: this test answers for ingest-service.
@QuarkusTest
@QuarkusTestResource(
        value = HouseTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "conversion"))
class WaitingFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Optional<UUID> BY_ADA = Optional.of(UUID.randomUUID());

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject FactProducer facts;

    private final String account = "acct_wait" + UUID.randomUUID().toString().replace("-", "");
    private final List<Fact> heard = new ArrayList<>();
    private KafkaConsumer<String, byte[]> consumer;

    @BeforeEach
    void listen() {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                "waiting-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(
                List.of(Topic.CONVERSIONS_LIFECYCLE.topicName(), Topic.STRIPE_LOOKUPS.topicName()));
    }

    @AfterEach
    void stop() {
        consumer.close();
    }

    @Test
    void aSaleWhoseSessionWasLostIsAskedAboutAndTheAnswerMakesItAConversion() {
        var sale = new Stories(account, true).sale("a", 1999, BY_ADA).told;
        say(sale.stream().filter(fact -> !(fact instanceof SessionObserved)).toList());
        assertThat(asked().object()).isEqualTo("pi_a");

        say(sale.stream().filter(SessionObserved.class::isInstance).toList());

        assertThat(lastConversion(ConversionStatus.APPROVED).externalId()).isEqualTo("ch_a");
    }

    @Test
    void aRefundWhoseSaleWasNeverSeenEndsAsARefundedConversion() {
        var stories = new Stories(account, true).sale("a", 1999, BY_ADA);
        var before = stories.told.size();
        stories.later().refund("a", "r1", 1999, RefundObserved.Status.SUCCEEDED);
        say(stories.told.subList(before, stories.told.size()));
        assertThat(asked().object()).isIn("pi_a", "ch_a");

        say(stories.told.subList(0, before));

        assertThat(lastConversion(ConversionStatus.REFUNDED).externalId()).isEqualTo("ch_a");
    }

    @Test
    void aPaymentThatStripeHasNoSessionForIsNotFromCheckout() {
        say(new Stories(account, true).charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0).told);
        var question = asked();

        say(
                List.of(
                        new LookupEnded(
                                question.lookup(),
                                account,
                                question.object(),
                                Outcome.NO_SESSION,
                                2,
                                Instant.now())));

        until(() -> lastReason().filter(SetAsideReason.NOT_FROM_CHECKOUT::equals).isPresent());
    }

    private LookupRequested asked() {
        until(() -> said(LookupRequested.class).findFirst().isPresent());
        return said(LookupRequested.class).findFirst().orElseThrow();
    }

    private ConversionChanged lastConversion(ConversionStatus status) {
        until(
                () ->
                        said(ConversionChanged.class)
                                .reduce((first, last) -> last)
                                .filter(conversion -> conversion.status() == status)
                                .isPresent());
        return said(ConversionChanged.class).reduce((first, last) -> last).orElseThrow();
    }

    private Optional<SetAsideReason> lastReason() {
        return said(PaymentSetAside.class)
                .reduce((first, last) -> last)
                .map(PaymentSetAside::reason);
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            consumer.poll(GLANCE)
                                    .forEach(
                                            message -> fact(message.value()).ifPresent(heard::add));
                            return condition.call();
                        });
    }

    private <F extends Fact> Stream<F> said(Class<F> kind) {
        return heard.stream()
                .filter(fact -> fact.account().equals(account))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Optional<Fact> fact(byte[] body) {
        return known(FactFormat.read(body, LookupFact.class))
                .or(() -> known(FactFormat.read(body, ConversionFact.class)));
    }

    private static <F extends Fact> Optional<Fact> known(FactFormat.Reading<F> reading) {
        return reading instanceof FactFormat.Reading.Known<F>(var fact)
                ? Optional.of(fact)
                : Optional.empty();
    }

    private void say(List<? extends Fact> told) {
        facts.send(told).await().atMost(PATIENCE);
    }
}
