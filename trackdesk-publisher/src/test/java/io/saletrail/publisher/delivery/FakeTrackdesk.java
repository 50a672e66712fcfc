package io.saletrail.publisher.delivery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// The rules between a feed and a Trackdesk, without Kafka, PostgreSQL and HTTP: facts go in, calls
/// come out, and any failure can occur.
final class FakeTrackdesk {
  private static final Map<String, Merchant> MERCHANTS = Map.of(Changes.ACCOUNT, Changes.READY);
  private static final Duration CALL_LOST_AFTER = Duration.ofSeconds(15);
  private static final RetryPolicy POLICY =
      new RetryPolicy(
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofDays(7),
          Duration.ofSeconds(2),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofDays(1));

  /// The behaviour of Trackdesk, the network or the replica during a call.
  private enum Luck {
    WELL,
    REFUSED_FOR_ITS_RATE,
    FAILED_BEFORE_TAKING_IT,
    FAILED_AFTER_TAKING_IT,
    WE_DIED_BEFORE_SENDING,
    WE_DIED_AFTER_SENDING
  }

  /// A call as Trackdesk received it.
  record Seen(Call call, String externalId, ConversionStatus status) {}

  private final Random random;
  private final Map<String, Delivery> deliveries = new TreeMap<>();
  private final Map<String, ConversionStatus> trackdesk = new HashMap<>();
  private final List<Seen> calls = new ArrayList<>();
  private final List<Attempt> underWay = new ArrayList<>();
  private Instant now = Changes.PAID;

  FakeTrackdesk(Random random) {
    this.random = random;
  }

  /// Facts, calls, responses and failures in any order, until nothing is due.
  void live(Collection<ConversionChanged> facts) {
    Deque<ConversionChanged> coming = new ArrayDeque<>(facts);
    if (random.nextInt(4) == 0) {
      // The official app runs beside Saletrail and was faster.
      trackdesk.put(coming.peekFirst().externalId(), ConversionStatus.APPROVED);
    }
    while (!coming.isEmpty() || !underWay.isEmpty()) {
      switch (random.nextInt(4)) {
        case 0 -> arrive(coming);
        case 1 -> takeTurn();
        case 2 -> endCall(luck());
        default -> now = now.plusMillis(random.nextLong(20_000));
      }
    }
    settleDown();
  }

  /// All facts before the first call, without failures.
  void arriveThenDeliver(Collection<ConversionChanged> facts) {
    facts.forEach(this::arrive);
    settleDown();
  }

  /// Each decision has a distinct amount.
  static Money amount(long revision) {
    return new Money(2000 + revision, "eur");
  }

  Map<String, ConversionStatus> held() {
    return trackdesk;
  }

  List<Seen> calls() {
    return calls;
  }

  private void settleDown() {
    while (!deliveries.values().stream()
        .allMatch(each -> each.state() instanceof DeliveryState.Delivered)) {
      now = now.plus(Duration.ofMinutes(10));
      takeTurn();
      while (!underWay.isEmpty()) {
        endCall(Luck.WELL);
      }
    }
  }

  private void arrive(Deque<ConversionChanged> coming) {
    Optional.ofNullable(coming.pollFirst()).ifPresent(this::arrive);
  }

  private void arrive(ConversionChanged change) {
    var arrival = DeliveryChanges.of(List.of(change), deliveries, MERCHANTS, now);
    keep(arrival.added());
    keep(arrival.revised());
  }

  private void takeTurn() {
    var due =
        deliveries.values().stream()
            .filter(
                each ->
                    each.state() instanceof DeliveryState.Due(var at, var _) && !at.isAfter(now))
            .toList();
    var turn = LanePlan.of(due, MERCHANTS, now, now.plus(CALL_LOST_AFTER));
    keep(turn.changed());
    underWay.removeIf(lost -> !lost.startedAt().plus(CALL_LOST_AFTER).isAfter(now));
    underWay.addAll(turn.attempts());
    assertThat(underWay.stream().map(each -> each.before().sale().conversion()))
        .as("no two calls for one conversion at a time")
        .doesNotHaveDuplicates();
  }

  private Luck luck() {
    return random.nextBoolean() ? Luck.WELL : Luck.values()[random.nextInt(Luck.values().length)];
  }

  private void endCall(Luck luck) {
    if (underWay.isEmpty()) {
      return;
    }
    var attempt = underWay.remove(random.nextInt(underWay.size()));
    switch (luck) {
      case WELL -> settle(attempt, call(attempt));
      case REFUSED_FOR_ITS_RATE -> settle(attempt, new Outcome.RateLimited(Optional.empty()));
      case FAILED_BEFORE_TAKING_IT ->
          settle(attempt, new Outcome.Unavailable(Failure.SYSTEM_ERROR));
      case FAILED_AFTER_TAKING_IT -> {
        call(attempt);
        settle(attempt, new Outcome.Unavailable(Failure.UNREACHABLE));
      }
      case WE_DIED_BEFORE_SENDING -> {}
      case WE_DIED_AFTER_SENDING -> call(attempt);
    }
  }

  private void settle(Attempt attempt, Outcome outcome) {
    var conversion = attempt.before().sale().conversion();
    var settled =
        DeliveryRules.settle(
            deliveries.get(conversion), attempt, outcome, now, POLICY, random.nextDouble());
    deliveries.put(conversion, settled);
  }

  /// Trackdesk's own rules: a repeated create is refused, a status overwrites the previous one.
  private Outcome call(Attempt attempt) {
    var action = attempt.action();
    var externalId = attempt.before().sale().externalId();
    calls.add(new Seen(action.call(), externalId, action.status()));
    return switch (action) {
      case NextAction.Create(var status, var revision) -> {
        assertThat(attempt.before().sale().amount())
            .as("a create has the amount of its own decision")
            .isEqualTo(amount(revision));
        yield trackdesk.putIfAbsent(externalId, status) == null
            ? new Outcome.Accepted()
            : new Outcome.AlreadyExists();
      }
      case NextAction.UpdateStatus(var status, var _) -> {
        assertThat(trackdesk.put(externalId, status))
            .as("no status overtakes its create")
            .isNotNull();
        yield new Outcome.Accepted();
      }
    };
  }

  private void keep(Collection<Delivery> changed) {
    deliveries.putAll(
        changed.stream().collect(toMap(delivery -> delivery.sale().conversion(), each -> each)));
  }
}
