package io.saletrail.publisher.lane;

import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.CallResult;
import io.saletrail.publisher.lane.LaneLedger.Claim;
import io.saletrail.publisher.lane.LaneLedger.Settled;
import io.saletrail.publisher.lane.Throttle.Leave;
import io.saletrail.publisher.token.TokenCheck;
import io.saletrail.publisher.token.TokenProbe;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TenantId;
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

/// One tenant's deliveries under way, on the replica that holds the lane.
///
/// A turn claims as much as rate, pause and the calls under way leave room for, makes those calls
/// at once, and records each answer as soon as the one before is recorded: what arrives meanwhile
/// shares a transaction. Everything here runs on one event loop, so nothing needs a lock, and a
/// lane waits for nobody but its own tenant.
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final long NO_TIMER = -1;

  private final TenantId tenant;
  private final LaneLedger ledger;
  private final LaneConfig config;
  private final Context loop;
  private final Function<Attempt, Uni<TrackdeskResponse>> calls;
  private final TokenProbe tokens;
  private final BooleanSupplier held;
  private final LaneTelemetry journal;
  private final Throttle throttle;

  private final List<CallResult> answers = new ArrayList<>();
  private boolean claiming;
  private boolean settling;
  /// Tries of tokens that are not on record yet.
  private int checks;
  /// Something may be due that no claim has looked for yet.
  private boolean woken;
  private boolean stopped;
  private Optional<ThrottleState> restraint = Optional.empty();
  private long timer = NO_TIMER;
  private volatile Optional<Instant> idleSince = Optional.empty();

  /// @param calls makes a call; never fails
  /// @param held whether this replica may still call in the lane's name
  Lane(
      TenantId tenant,
      LaneLedger ledger,
      LaneConfig config,
      Throttle throttle,
      Context loop,
      Function<Attempt, Uni<TrackdeskResponse>> calls,
      TokenProbe tokens,
      BooleanSupplier held,
      LaneTelemetry journal) {
    this.tenant = tenant;
    this.ledger = ledger;
    this.config = config;
    this.throttle = throttle;
    this.loop = loop;
    this.calls = calls;
    this.tokens = tokens;
    this.held = held;
    this.journal = journal;
  }

  /// There may be something to do.
  void wake() {
    loop.runOnContext(nothing -> turn());
  }

  /// No further call; answers to those under way are still recorded.
  void stop() {
    loop.runOnContext(
        nothing -> {
          stopped = true;
          restIfIdle();
        });
  }

  /// Since when nothing is due and nothing under way; empty while something is.
  Optional<Instant> idleSince() {
    return idleSince;
  }

  private void turn() {
    woken = true;
    if (claiming || stopped || !held.getAsBoolean()) {
      restIfIdle();
      return;
    }
    stopTimer();
    idleSince = Optional.empty();
    switch (throttle.ask(Instant.now())) {
      case Leave.Go(int calls) -> claim(calls);
      case Leave.Later(var wait) -> turnAfter(wait);
      case Leave.AfterAnAnswer _ -> {}
    }
  }

  private void claim(int room) {
    claiming = true;
    woken = false;
    ledger
        .claim(tenant, room)
        .emitOn(this::onLoop)
        .subscribe()
        .with(claim -> claimed(claim, room), failure -> unclaimed(failure));
  }

  private void claimed(Claim claim, int room) {
    claiming = false;
    throttle.allow(claim.rate());
    claim.check().filter(check -> inTime(check.startedAt())).ifPresent(this::check);
    claim.attempts().stream().filter(attempt -> inTime(attempt.startedAt())).forEach(this::call);
    woken |= claim.found() == room || claim.check().isPresent();
    if (woken) {
      turn();
    } else {
      restIfIdle();
    }
  }

  /// What was claimed too long ago, or in a lost name, is left to whoever finds it lost.
  private boolean inTime(Instant claimedAt) {
    var deadline = claimedAt.plus(config.lease());
    return held.getAsBoolean() && Instant.now().isBefore(deadline);
  }

  private void unclaimed(Throwable failure) {
    claiming = false;
    LOG.warnf("lane.claim tenant=%s outcome=FAILED error=%s", tenant, name(failure));
    turnAfter(config.rest());
  }

  private void call(Attempt attempt) {
    throttle.begin();
    journal.called(attempt);
    Uni.createFrom()
        .deferred(() -> calls.apply(attempt))
        .onFailure()
        .recoverWithItem(failure -> unmade(failure))
        .emitOn(this::onLoop)
        .subscribe()
        .with(answer -> answered(new CallResult(attempt, answer, Instant.now())));
  }

  /// A mistake of ours: the lane must outlive it, and somebody must see it.
  private TrackdeskResponse unmade(Throwable failure) {
    LOG.errorf(failure, "lane.call tenant=%s outcome=FAILED", tenant);
    return TrackdeskResponse.unsent(new Outcome.Unavailable(Outcome.Trouble.UNREACHABLE));
  }

  private void answered(CallResult answered) {
    answers.add(answered);
    learn(answered.answer(), answered.attempt().startedAt(), answered.at());
    settle();
  }

  private void learn(TrackdeskResponse answer, Instant begun, Instant at) {
    var before = throttle.breaker();
    restraint = throttle.learn(answer.outcome(), begun, at).or(() -> restraint);
    journal.judged(tenant, before, throttle.breaker());
  }

  /// A token is tried like any other call: within the rate, and heeding the breaker.
  private void check(TokenCheck check) {
    throttle.begin();
    checks++;
    Uni.createFrom()
        .deferred(() -> tokens.call(check))
        .onFailure()
        .recoverWithItem(failure -> unmade(failure))
        .emitOn(this::onLoop)
        .subscribe()
        .with(answer -> checked(check, answer));
  }

  /// What cannot be put on record counts as lost and is tried again.
  private void checked(TokenCheck check, TrackdeskResponse answer) {
    var at = Instant.now();
    learn(answer, check.startedAt(), at);
    settle();
    tokens
        .settle(check, answer, at)
        .onFailure()
        .invoke(failure -> unrecorded(failure))
        .onFailure()
        .recoverWithNull()
        .emitOn(this::onLoop)
        .subscribe()
        .with(
            done -> {
              checks--;
              turn();
            });
  }

  private void unrecorded(Throwable failure) {
    LOG.warnf("lane.check tenant=%s outcome=FAILED error=%s", tenant, name(failure));
  }

  private void settle() {
    if (settling || (answers.isEmpty() && restraint.isEmpty())) {
      return;
    }
    settling = true;
    var batch = List.copyOf(answers);
    var news = restraint;
    answers.clear();
    restraint = Optional.empty();
    ledger
        .settle(tenant, batch, news)
        .emitOn(this::onLoop)
        .subscribe()
        .with(settled -> settled(settled), failure -> unsettled(batch, news, failure));
  }

  private void settled(List<Settled> settled) {
    settling = false;
    settled.forEach(journal::settled);
    settle();
    var now = Instant.now();
    if (woken || settled.stream().anyMatch(each -> each.dueAt(now))) {
      turn();
    } else {
      restIfIdle();
    }
  }

  /// The answers are all that tells what Trackdesk holds: they are kept until they are on record.
  private void unsettled(List<CallResult> batch, Optional<ThrottleState> news, Throwable failure) {
    LOG.warnf("lane.settle tenant=%s outcome=FAILED error=%s", tenant, name(failure));
    answers.addAll(0, batch);
    restraint = restraint.or(() -> news);
    loop.owner().setTimer(millis(config.rest()), fired -> onLoop(this::settleAgain));
  }

  private void settleAgain() {
    settling = false;
    settle();
  }

  private void restIfIdle() {
    if (busy()) {
      return;
    }
    if (stopped || !held.getAsBoolean()) {
      idleSince = Optional.of(Instant.now());
      return;
    }
    later(config.quiet(), this::rest);
  }

  private void rest() {
    if (busy()) {
      return;
    }
    claiming = true;
    woken = false;
    ledger
        .rest(tenant)
        .emitOn(this::onLoop)
        .subscribe()
        .with(due -> rested(due), failure -> unclaimed(failure));
  }

  private void rested(Optional<Instant> due) {
    claiming = false;
    var now = Instant.now();
    if (woken || due.filter(at -> !at.isAfter(now)).isPresent()) {
      turn();
      return;
    }
    idleSince = idleSince.or(() -> Optional.of(now));
    due.ifPresent(at -> turnAfter(Duration.between(now, at)));
  }

  private boolean busy() {
    return claiming || throttle.underWay() > 0 || settling || checks > 0 || !answers.isEmpty();
  }

  private void turnAfter(Duration wait) {
    later(wait, this::turn);
  }

  /// A lane has one thing to do later: whatever is done before replaces it.
  private void later(Duration wait, Runnable command) {
    stopTimer();
    timer = loop.owner().setTimer(millis(wait), fired -> onLoop(command));
  }

  /// Rounded up: what is done too early is done twice.
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
    loop.runOnContext(nothing -> command.run());
  }

  private static String name(Throwable failure) {
    return failure.getClass().getSimpleName();
  }
}
