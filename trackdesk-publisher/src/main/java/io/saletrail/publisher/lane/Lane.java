package io.saletrail.publisher.lane;

import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.CallResult;
import io.saletrail.publisher.lane.LaneLedger.Claim;
import io.saletrail.publisher.lane.LaneLedger.Settled;
import io.saletrail.publisher.lane.Throttle.Permit;
import io.saletrail.publisher.readback.ReadBack;
import io.saletrail.publisher.token.TokenCheck;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskReport;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// One tenant's deliveries in flight, on the replica that holds the lane.
///
/// A cycle claims as much as rate, pause and calls in flight allow, makes those calls, and records
/// each result after the previous one is recorded: results that arrive meanwhile share a
/// transaction. All code runs on one event loop, so nothing needs a lock, and a lane waits only for
/// its own tenant.
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final long NO_TIMER = -1;

  private final TenantId tenant;
  private final LaneLedger ledger;
  private final LaneConfig config;
  private final Context loop;
  private final Function<Attempt, Uni<TrackdeskResponse>> calls;
  private final LaneProbes probes;
  private final BooleanSupplier held;
  private final LaneTelemetry telemetry;
  private final Throttle throttle;

  private final List<CallResult> answers = new ArrayList<>();
  private boolean claiming;
  private boolean settling;
  /// Token probes and reports that are not recorded yet.
  private int probing;
  /// Work may be due that no claim has seen yet.
  private boolean woken;
  private boolean stopped;
  private Optional<ThrottleState> throttleState = Optional.empty();
  private long timer = NO_TIMER;
  private volatile Optional<Instant> idleSince = Optional.empty();

  /// @param calls makes a call; never fails
  /// @param held whether this replica still holds the lane
  Lane(
      TenantId tenant,
      LaneLedger ledger,
      LaneConfig config,
      Throttle throttle,
      Context loop,
      Function<Attempt, Uni<TrackdeskResponse>> calls,
      LaneProbes probes,
      BooleanSupplier held,
      LaneTelemetry telemetry) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.config = config;
    this.throttle = throttle;
    this.loop = loop;
    this.calls = calls;
    this.probes = probes;
    this.held = held;
    this.telemetry = telemetry;
  }

  /// Signals that there may be work.
  void wake() {
    loop.runOnContext(_ -> runCycle());
  }

  /// Stops calling; results of calls in flight are still recorded.
  void stop() {
    loop.runOnContext(
        _ -> {
          stopped = true;
          checkIdle();
        });
  }

  /// Since when nothing is due or in flight; empty while something is.
  Optional<Instant> idleSince() {
    return idleSince;
  }

  private void runCycle() {
    woken = true;
    if (claiming || stopped || !held.getAsBoolean()) {
      checkIdle();
      return;
    }
    stopTimer();
    idleSince = Optional.empty();
    switch (throttle.request(Instant.now())) {
      case Permit.Granted(int calls) -> claim(calls);
      case Permit.Wait(var wait) -> runCycleAfter(wait);
      case Permit.AfterResponse _ -> {}
    }
  }

  private void claim(int room) {
    claiming = true;
    woken = false;
    var requestedNanos = System.nanoTime();
    ledger
        .claim(tenant, room)
        .emitOn(this::onLoop)
        .subscribe()
        .with(claim -> claimed(claim, room, requestedNanos), failure -> unclaimed(failure));
  }

  private void claimed(Claim claim, int room, long requestedNanos) {
    claiming = false;
    claim.rate().ifPresent(throttle::allow);
    claim.check().filter(_ -> inTime(requestedNanos)).ifPresent(this::check);
    claim.readBack().filter(_ -> inTime(requestedNanos)).ifPresent(this::readBack);
    claim.attempts().stream().filter(_ -> inTime(requestedNanos)).forEach(this::call);
    woken |= claim.isPartial(room);
    if (woken) {
      runCycle();
    } else {
      checkIdle();
    }
  }

  /// An expired claim, or one of a lost lease, is not called; it expires as a lost call. Measured
  /// on the monotonic clock from before the claim: the claim's own time is the database's.
  private boolean inTime(long requestedNanos) {
    return held.getAsBoolean() && System.nanoTime() - requestedNanos < config.lease().toNanos();
  }

  private void unclaimed(Throwable failure) {
    claiming = false;
    LOG.warnf("lane.claim tenant=%s outcome=FAILED error=%s", tenant, name(failure));
    runCycleAfter(config.retryDelay());
  }

  private void call(Attempt attempt) {
    throttle.begin();
    telemetry.called(attempt);
    var calledAt = Instant.now();
    Uni.createFrom()
        .deferred(() -> calls.apply(attempt))
        .onFailure()
        .recoverWithItem(this::unmade)
        .emitOn(this::onLoop)
        .subscribe()
        .with(response -> answered(new CallResult(attempt, response, Instant.now()), calledAt));
  }

  /// A bug: the lane must survive it, and the log must show it.
  private TrackdeskResponse unmade(Throwable failure) {
    LOG.errorf(failure, "lane.call tenant=%s outcome=FAILED", tenant);
    return TrackdeskResponse.unsent(new Outcome.Unavailable(Outcome.Failure.UNREACHABLE));
  }

  private void answered(CallResult result, Instant calledAt) {
    answers.add(result);
    record(result.response(), calledAt, result.at());
    settle();
  }

  private void record(TrackdeskResponse response, Instant startedAt, Instant at) {
    var before = throttle.breaker();
    throttleState = throttle.record(response.outcome(), startedAt, at).or(() -> throttleState);
    telemetry.judged(tenant, before, throttle.breaker());
  }

  private void check(TokenCheck check) {
    probe(
        Uni.createFrom()
            .deferred(() -> probes.tokens().call(check))
            .onFailure()
            .recoverWithItem(this::unmade)
            .map(
                response ->
                    new Probed(response, at -> probes.tokens().settle(check, response, at))));
  }

  private void readBack(ReadBack asked) {
    probe(
        Uni.createFrom()
            .deferred(() -> probes.readBacks().call(asked))
            .onFailure()
            .recoverWithItem(failure -> TrackdeskReport.Answer.unread(unmade(failure)))
            .map(
                answer ->
                    new Probed(answer.response(), _ -> probes.readBacks().settle(asked, answer))));
  }

  /// The response to a call that changes nothing, and how to record it.
  private record Probed(TrackdeskResponse response, Function<Instant, Uni<Void>> settle) {}

  /// A probe is like any other call: within the rate, and subject to the breaker.
  private void probe(Uni<Probed> call) {
    throttle.begin();
    probing++;
    var calledAt = Instant.now();
    call.emitOn(this::onLoop).subscribe().with(probed -> probed(probed, calledAt));
  }

  /// A call that cannot be recorded counts as lost and is retried.
  private void probed(Probed probed, Instant calledAt) {
    var at = Instant.now();
    record(probed.response(), calledAt, at);
    settle();
    probed
        .settle()
        .apply(at)
        .onFailure()
        .invoke(failure -> unrecorded(failure))
        .onFailure()
        .recoverWithNull()
        .emitOn(this::onLoop)
        .subscribe()
        .with(
            done -> {
              probing--;
              runCycle();
            });
  }

  private void unrecorded(Throwable failure) {
    LOG.warnf("lane.probe tenant=%s outcome=FAILED error=%s", tenant, name(failure));
  }

  private void settle() {
    if (settling || (answers.isEmpty() && throttleState.isEmpty())) {
      return;
    }
    settling = true;
    var batch = List.copyOf(answers);
    var throttleNews = throttleState;
    answers.clear();
    throttleState = Optional.empty();
    ledger
        .settle(tenant, batch, throttleNews)
        .emitOn(this::onLoop)
        .subscribe()
        .with(settled -> settled(settled), failure -> unsettled(batch, throttleNews, failure));
  }

  private void settled(List<Settled> settled) {
    settling = false;
    settled.forEach(telemetry::settled);
    settle();
    var now = Instant.now();
    if (woken || settled.stream().anyMatch(each -> each.dueAt(now))) {
      runCycle();
    } else {
      checkIdle();
    }
  }

  /// Only these results show the remote state: they are kept until they are recorded.
  private void unsettled(
      List<CallResult> batch, Optional<ThrottleState> throttleNews, Throwable failure) {
    LOG.warnf("lane.settle tenant=%s outcome=FAILED error=%s", tenant, name(failure));
    answers.addAll(0, batch);
    throttleState = throttleState.or(() -> throttleNews);
    loop.owner().setTimer(millis(config.retryDelay()), fired -> onLoop(this::settleAgain));
  }

  private void settleAgain() {
    settling = false;
    settle();
  }

  private void checkIdle() {
    if (busy()) {
      return;
    }
    if (stopped || !held.getAsBoolean()) {
      idleSince = Optional.of(Instant.now());
      return;
    }
    later(config.untilIdleRecorded(Instant.now()), this::idle);
  }

  private void idle() {
    if (busy()) {
      return;
    }
    claiming = true;
    woken = false;
    ledger
        .nextDue(tenant)
        .emitOn(this::onLoop)
        .subscribe()
        .with(due -> idled(due), failure -> unclaimed(failure));
  }

  private void idled(Optional<Instant> due) {
    claiming = false;
    var now = Instant.now();
    if (woken || due.filter(at -> !at.isAfter(now)).isPresent()) {
      runCycle();
      return;
    }
    idleSince = idleSince.or(() -> Optional.of(now));
    due.ifPresent(at -> runCycleAfter(Duration.between(now, at)));
  }

  private boolean busy() {
    return claiming || throttle.inFlight() > 0 || settling || probing > 0 || !answers.isEmpty();
  }

  private void runCycleAfter(Duration wait) {
    later(wait, this::runCycle);
  }

  /// A lane has one timer: a new schedule replaces the previous one.
  private void later(Duration wait, Runnable command) {
    stopTimer();
    timer = loop.owner().setTimer(millis(wait), fired -> onLoop(command));
  }

  /// Rounded up: a cycle that runs too early must run again.
  private static long millis(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999).toMillis());
  }

  private void stopTimer() {
    if (timer != NO_TIMER) {
      loop.owner().cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void onLoop(Runnable command) {
    loop.runOnContext(_ -> command.run());
  }

  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }
}
