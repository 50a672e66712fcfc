package io.saletrail.settings.insight.conversion;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.outbox.FreshContext;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.insight.delivery.DeliveryProjection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same facts give the same responses in any order, any batches and any repetition.
@QuarkusTest
@WithTestResource(TestStack.class)
class AnyOrderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Mutiny.SessionFactory sessions;
  @Inject FreshContext context;

  @Test
  void inOrderTheResponsesAreTheLatest() {
    var account = newAccount();

    facts(account).forEach(fact -> enter(List.of(fact)));

    var answers = answers(account);
    assertThat(answers.getFirst())
        .contains("\"status\":\"REFUNDED\"")
        .contains("\"state\":\"DELIVERED\"")
        .contains("\"title\":\"Refunded\"");
  }

  @Test
  void theSequenceDecidesWhichStepIsTheLatestAndNotTheClocksOfReplicas() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    var due =
        sample.attempt("sold", 1, ConversionStatus.APPROVED, Outcome.UNAVAILABLE, State.DUE, 9);
    var delivered =
        sample.attempt("sold", 2, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 2);
    var decided =
        sample.conversion(
            "sold", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1);

    enter(List.of(decided));
    enter(List.of(delivered.withSequence(8)));
    enter(List.of(due.withSequence(7)));

    assertThat(read(account, "/conversions/ch_sold")).contains("\"state\":\"DELIVERED\"");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void anyOrderAndAnyRepetitionGiveTheSameResponses(long seed) {
    var random = new Random(seed);
    var orderly = newAccount();
    var shuffled = newAccount();
    enter(facts(orderly));

    var facts = new ArrayList<>(facts(shuffled));
    facts.addAll(facts(shuffled));
    Collections.shuffle(facts, random);
    while (!facts.isEmpty()) {
      var batch = facts.subList(0, 1 + random.nextInt(facts.size()));
      enter(List.copyOf(batch));
      batch.clear();
    }

    assertThat(answers(shuffled))
        .isEqualTo(
            answers(orderly).stream().map(answer -> answer.replace(orderly, shuffled)).toList());
  }

  /// One sale that is held, delivered and refunded; one that is never delivered; one payment that
  /// becomes a conversion after it was not credited; one that stays not credited.
  private static List<Fact> facts(String account) {
    var sample = SampleFacts.of(account);
    return List.of(
        sample.notCredited("sold", 1, NotCreditedReason.NOT_PAID_YET, 0),
        sample.conversion(
            "sold", 2, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1),
        sample.held("sold", DeliveryHeld.Cause.TOKEN_MISSING, 2),
        sample.attempt("sold", 1, ConversionStatus.APPROVED, Outcome.UNAVAILABLE, State.DUE, 3),
        sample.attempt("sold", 2, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 4),
        sample.conversion(
            "sold", 3, ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 5),
        sample.attempt("sold", 3, ConversionStatus.REFUNDED, Outcome.ACCEPTED, State.DELIVERED, 6),
        sample.conversion(
            "wait", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 7),
        sample.notCredited("none", 1, NotCreditedReason.NOT_PAID_YET, 8),
        sample.notCredited("none", 2, NotCreditedReason.NO_CLICK, 9));
  }

  private void enter(List<Fact> facts) {
    context
        .run(
            () ->
                sessions.withTransaction(
                    session -> decisions(session, facts).chain(() -> deliveries(session, facts))))
        .await()
        .atMost(PATIENCE);
  }

  private static Uni<Void> decisions(Mutiny.Session session, List<Fact> facts) {
    return LifecycleProjection.enter(
        session,
        facts.stream()
            .filter(ConversionFact.class::isInstance)
            .map(ConversionFact.class::cast)
            .toList());
  }

  private static Uni<Void> deliveries(Mutiny.Session session, List<Fact> facts) {
    return DeliveryProjection.enter(
        session,
        facts.stream()
            .filter(DeliveryFact.class::isInstance)
            .map(DeliveryFact.class::cast)
            .toList());
  }

  private static List<String> answers(String account) {
    return List.of(
        read(account, "/conversions/ch_sold"),
        read(account, "/conversions"),
        read(account, "/payments/cs_sold"),
        read(account, "/payments/re_sold"),
        read(account, "/payments/evt_none_1"));
  }

  private static String read(String account, String path) {
    // The ids of attempts contain the account; the rest is equal.
    return operator()
        .get("/api/merchants/" + account + path)
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"…\"");
  }
}
