package io.saletrail.ingest.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ObservationsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Inject Observations observations;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void anUnchangedObjectReadAgainIsTheSameEvent() {
    var first = see("du_1", "needs_response");

    var again = see("du_1", "needs_response");

    assertThat(again.changed()).isFalse();
    assertThat(id(again)).isEqualTo(id(first));
  }

  @Test
  void aStateThatReturnsIsANewEvent() {
    var a = see("du_1", "needs_response");
    var b = see("du_1", "under_review");
    var back = see("du_1", "needs_response");

    assertThat(List.of(a, b, back)).allMatch(SyntheticEvent::changed);
    assertThat(List.of(id(a), id(b), id(back))).doesNotHaveDuplicates();
    assertThat(see("du_1", "needs_response").changed()).isFalse();
  }

  @Test
  void anotherObjectIsUnaffected() {
    see("du_1", "needs_response");
    see("du_2", "under_review");

    assertThat(see("du_1", "needs_response").changed()).isFalse();
  }

  @Test
  void anObjectListedTwiceIsReadOnce() {
    var page = List.of(dispute("du_1", "lost"), dispute("du_1", "lost"));

    assertThat(observations.of(account, page, NOW).await().atMost(TIMEOUT))
        .extracting(SyntheticEvent::changed)
        .containsExactly(true, false);
  }

  @Test
  void aStateShownByAnEventInBetweenCounts() {
    var a = see("du_1", "needs_response");

    var back = after("evt_under_review", "needs_response");

    assertThat(back.changed()).isTrue();
    assertThat(id(back)).isNotEqualTo(id(a));
    assertThat(after(id(back), "needs_response").changed()).isFalse();
  }

  @Test
  void anObservationAfterItsRetentionIsANewEvent() {
    var once = SyntheticEvent.of(account, dispute("du_1", "lost"), Optional.empty(), NOW);
    var later =
        SyntheticEvent.of(
            account, dispute("du_1", "lost"), Optional.empty(), NOW.plus(Duration.ofDays(50)));

    assertThat(id(later)).isNotEqualTo(id(once));
  }

  private SyntheticEvent see(String object, String status) {
    var event =
        observations
            .of(account, List.of(dispute(object, status)), NOW)
            .await()
            .atMost(TIMEOUT)
            .getFirst();
    record(event);
    return event;
  }

  private SyntheticEvent after(String lastEvent, String status) {
    var event =
        observations
            .of(account, dispute("du_1", status), Optional.of(lastEvent), NOW)
            .await()
            .atMost(TIMEOUT);
    record(event);
    return event;
  }

  private void record(SyntheticEvent event) {
    observations.record(account, List.of(event)).replaceWith(true).await().atMost(TIMEOUT);
  }

  private static String id(SyntheticEvent event) {
    return event.envelope().id();
  }

  private static JsonNode dispute(String id, String status) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("object", "dispute")
        .put("status", status);
  }
}
