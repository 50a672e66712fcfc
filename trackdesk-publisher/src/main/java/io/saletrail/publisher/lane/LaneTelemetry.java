package io.saletrail.publisher.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.lane.LaneLedger.Settled;
import io.saletrail.publisher.trackdesk.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Logs and metrics of lanes: one wide line per attempt, and the meters.
@ApplicationScoped
public class LaneTelemetry {
  private static final Logger LOG = Logger.getLogger("io.saletrail.publisher.attempt");

  private final MeterRegistry meters;
  private final Timer deliveryDelay;
  private final AtomicLong lanesHeld;
  private volatile Optional<Instant> oldestDue = Optional.empty();

  LaneTelemetry(MeterRegistry meters) {
    this.meters = meters;
    this.deliveryDelay =
        Timer.builder("publisher.delivery.delay")
            .description("From due to the request at Trackdesk, first tries only")
            .publishPercentileHistogram()
            .register(meters);
    this.lanesHeld = meters.gauge("publisher.lanes.held", new AtomicLong());
    Gauge.builder("publisher.delivery.due.age", this, lanes -> lanes.dueSeconds(Instant.now()))
        .description("Age of the delivery that has been due for longest, also without a holder")
        .baseUnit("seconds")
        .register(meters);
    register();
  }

  /// From the start: a counter that appears with its first value shows no increase.
  private void register() {
    for (var call : DeliveryAttempted.Call.values()) {
      for (var outcome : DeliveryAttempted.Outcome.values()) {
        attempts(call, outcome);
      }
    }
    breakers();
  }

  private Counter attempts(DeliveryAttempted.Call call, DeliveryAttempted.Outcome outcome) {
    return meters.counter("publisher.attempts", "call", call.name(), "outcome", outcome.name());
  }

  private Counter breakers() {
    return meters.counter("publisher.breaker.opened");
  }

  /// A call starts.
  void called(Attempt attempt) {
    var retry = attempt.before().retry();
    if (retry.failures() == 0) {
      deliveryDelay.record(Duration.between(retry.dueSince(), Instant.now()));
    }
  }

  /// A call has ended and is recorded.
  void settled(Settled settled) {
    var result = settled.result();
    var attempt = result.attempt();
    attempts(attempt.action().call(), result.outcome()).increment();
    LOG.infof(
        "delivery.attempted merchant=%s tenant=%s conversion=%s revision=%d call=%s status=%s"
            + " attempt=%d outcome=%s%s%s%s state=%s%s took_ms=%d",
        attempt.before().sale().account(),
        attempt.tenant(),
        attempt.before().sale().conversion(),
        attempt.action().revision(),
        attempt.action().call(),
        attempt.action().status(),
        attempt.number(),
        result.outcome(),
        part("reason", result.refusal()),
        part("reason", result.failure()),
        part("http_status", result.response().httpStatus()),
        settled.fact().state(),
        part("next", next(settled, result.at())),
        result.response().took().toMillis());
  }

  /// Logs when a tenant's Trackdesk stops responding, and when it recovers.
  void judged(TenantId tenant, Breaker before, Breaker after) {
    if (after.equals(before)) {
      return;
    }
    switch (after) {
      case Breaker.Open(int breaks, var until) -> {
        breakers().increment();
        LOG.warnf("lane.breaker tenant=%s state=OPEN count=%d until=%s", tenant, breaks, until);
      }
      case Breaker.Closed _ when before instanceof Breaker.Open ->
          LOG.infof("lane.breaker tenant=%s state=CLOSED", tenant);
      case Breaker.Closed _ -> {}
    }
  }

  /// The number of lanes that this replica holds, and the earliest due time of them and of those
  /// without a holder.
  void held(int lanes, Optional<Instant> oldest) {
    lanesHeld.set(lanes);
    oldestDue = oldest;
  }

  /// Rises although the database does not answer.
  private double dueSeconds(Instant now) {
    return oldestDue
        .map(due -> Math.max(0, Duration.between(due, now).toMillis() / 1_000.0))
        .orElse(0.0);
  }

  private static Optional<Duration> next(Settled settled, Instant at) {
    return settled.delivery().state() instanceof DeliveryState.Due(var next, var _)
        ? Optional.of(Duration.between(at, next))
        : Optional.empty();
  }

  private static String part(String key, Optional<?> value) {
    return value.map(present -> " " + key + "=" + present).orElse("");
  }
}
