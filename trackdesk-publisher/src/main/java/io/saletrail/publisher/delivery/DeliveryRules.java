package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.delivery.DeliveryState.Priority;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Every decision about a delivery. No clock, no I/O; randomness is a parameter.
///
/// The rules are level-triggered: they compare what Trackdesk should show with what it is known to
/// hold, and name the one call that brings the two closer. History does not matter, so facts may
/// come in any order and repeatedly.
///
/// A sale that was refunded before its first delivery is created as REFUNDED: the affiliate saw no
/// earlier status, and Trackdesk still shows the result.
public final class DeliveryRules {
  private DeliveryRules() {}

  /// The delivery of a new conversion.
  public static Delivery begin(ConversionChanged change, Merchant merchant, Instant now) {
    var delivery =
        new Delivery(
            Sale.of(change),
            DesiredState.of(change),
            merchant.tenant(),
            new RemoteState.Absent(),
            new DeliveryState.Due(now, Priority.NEW),
            RetryState.none(now));
    return reschedule(delivery, merchant, now);
  }

  /// The delivery after another decision; empty for an old revision.
  public static Optional<Delivery> revise(
      Delivery delivery, ConversionChanged change, Merchant merchant, Instant now) {
    if (change.revision() <= delivery.desired().revision()) {
      return Optional.empty();
    }
    var sale =
        switch (delivery.remote()) {
          case RemoteState.Absent _ -> Sale.of(change);
          case RemoteState.CreateInDoubt _, RemoteState.Present _, RemoteState.UpdateInDoubt _ ->
              delivery.sale();
        };
    var revised = delivery.with(sale, DesiredState.of(change));
    if (delivery.state() instanceof DeliveryState.Refused(var call, var _)
        && !revised.agrees()
        && !mayPassNow(call, delivery, revised)) {
      return Optional.of(revised);
    }
    if (revised.state() instanceof DeliveryState.Held(var cause) && cause == Cause.DECLINED) {
      return Optional.of(revised);
    }
    return Optional.of(reschedule(revised, merchant, now));
  }

  /// Retries a delivery that was refused, given up or held until a request, or brings the next
  /// attempt forward; empty for a delivered conversion. A sale that no tenant holds goes to the
  /// merchant's current one; one that a tenant holds, or may hold, stays with it.
  public static Optional<Delivery> redrive(Delivery delivery, Merchant merchant, Instant now) {
    return switch (delivery.state()) {
      case DeliveryState.Delivered _ -> Optional.empty();
      case DeliveryState.Due _,
          DeliveryState.Refused _,
          DeliveryState.Held _,
          DeliveryState.GivenUp _ ->
          Optional.of(reschedule(retargeted(delivery, merchant), merchant, now));
    };
  }

  private static Delivery retargeted(Delivery delivery, Merchant merchant) {
    return delivery.remote() instanceof RemoteState.Absent
        ? delivery.meantFor(merchant.tenant().or(delivery::tenant))
        : delivery;
  }

  /// A delivery that waits because the tenant has changed is not sent; empty for any other.
  public static Optional<Delivery> decline(Delivery delivery) {
    return delivery.state() instanceof DeliveryState.Held(var cause)
            && cause == Cause.TENANT_CHANGED
        ? Optional.of(delivery.with(new DeliveryState.Held(Cause.DECLINED)))
        : Optional.empty();
  }

  /// A delivery after its merchant's settings or tokens have changed; empty where it stays as it
  /// is. A held one starts when nothing holds it any more, and one that waits for its next attempt
  /// starts now: the change may be the fix.
  public static Optional<Delivery> arrange(Delivery delivery, Merchant merchant, Instant now) {
    return switch (delivery.state()) {
      case DeliveryState.Held(var cause) when waitsForRequest(cause) -> Optional.empty();
      case DeliveryState.Held held -> {
        var after = reschedule(delivery, merchant, now);
        yield after.state().equals(held) ? Optional.empty() : Optional.of(after);
      }
      case DeliveryState.Due due -> arrange(delivery, due, merchant, now);
      case DeliveryState.Delivered _, DeliveryState.Refused _, DeliveryState.GivenUp _ ->
          Optional.empty();
    };
  }

  private static Optional<Delivery> arrange(
      Delivery delivery, DeliveryState.Due due, Merchant merchant, Instant now) {
    return switch (next(delivery, merchant)) {
      case NextAction.Hold(var cause) -> Optional.of(delivery.with(new DeliveryState.Held(cause)));
      case NextAction.Send _ when delivery.retry().failures() > 0 ->
          Optional.of(
              delivery.with(new DeliveryState.Due(delivery.retry().free(now), due.priority())));
      case NextAction.Send _, NextAction.Nothing _ -> Optional.empty();
    };
  }

  /// Another app may have sent what shadow mode held, and what the merchant declined stays
  /// declined.
  private static boolean waitsForRequest(Cause cause) {
    return cause == Cause.SHADOW || cause == Cause.DECLINED;
  }

  /// The next step of a delivery that is due.
  public static NextAction next(Delivery delivery, Merchant merchant) {
    if (delivery.agrees()) {
      return new NextAction.Nothing();
    }
    return block(delivery, merchant)
        .<NextAction>map(NextAction.Hold::new)
        .orElseGet(() -> nextCall(delivery));
  }

  private static Optional<Cause> block(Delivery delivery, Merchant merchant) {
    return switch (delivery.remote()) {
      case RemoteState.Absent _ -> merchant.createBlock(delivery.tenant());
      case RemoteState.CreateInDoubt _, RemoteState.Present _, RemoteState.UpdateInDoubt _ ->
          merchant.block(delivery.tenant().orElseThrow());
    };
  }

  /// The next call towards the desired state, whether or not it may be made now.
  public static NextAction.Send nextCall(Delivery delivery) {
    var desired = delivery.desired();
    return switch (delivery.remote()) {
      case RemoteState.Absent _ -> new NextAction.Create(desired.status(), desired.revision());
      case RemoteState.CreateInDoubt(var status, var revision) ->
          new NextAction.Create(status, revision);
      case RemoteState.Present _, RemoteState.UpdateInDoubt _ ->
          new NextAction.UpdateStatus(desired.status(), desired.revision());
    };
  }

  /// The delivery as recorded before the call.
  ///
  /// @param lostAt when the call counts as lost without a result
  public static Delivery calling(Delivery delivery, NextAction.Send action, Instant lostAt) {
    var remote =
        switch (action) {
          case NextAction.Create(var status, var revision) ->
              new RemoteState.CreateInDoubt(status, revision);
          case NextAction.UpdateStatus _ -> new RemoteState.UpdateInDoubt();
        };
    return delivery.with(remote).with(delivery.retry().calling(lostAt)).with(due(delivery, lostAt));
  }

  /// The delivery after its call.
  ///
  /// @param now the stored delivery: newer than `attempt.before` where a revision arrived while the
  ///   call was in flight
  /// @param chance a random number from 0 up to 1, for the back-off
  public static Delivery settle(
      Delivery now,
      Attempt attempt,
      Outcome outcome,
      Instant at,
      RetryPolicy policy,
      double chance) {
    var answered = now.with(now.retry().answered());
    var notTaken = notTaken(answered, attempt.before().remote());
    var sent = attempt.action().status();
    return switch (outcome) {
      case Outcome.Accepted _ -> advance(answered.with(new RemoteState.Present(sent)), at);
      case Outcome.AlreadyExists _ -> advance(answered.with(existing(attempt)), at);
      case Outcome.Refused(var reason) when mayStillAppear(attempt, reason, now, at, policy) ->
          failed(notTaken, attempt, at, Duration.ZERO, policy, chance);
      case Outcome.Refused(var reason) -> {
        var call = attempt.action().call();
        yield notTaken.agrees() || mayPassNow(call, attempt.before(), notTaken)
            ? advance(notTaken, at)
            : notTaken.with(new DeliveryState.Refused(call, reason));
      }
      // The lane holds the delivery in its next cycle, with all others of the merchant.
      case Outcome.TokenRejected _ -> unlessHeld(notTaken, due(notTaken, at));
      case Outcome.RateLimited(var pause) ->
          unlessHeld(notTaken, due(notTaken, at.plus(pause.orElse(policy.ratePause()))));
      case Outcome.Unavailable(var _, var pause) ->
          failed(answered, attempt, at, pause.orElse(Duration.ZERO), policy, chance);
    };
  }

  /// The delivery after a response to a call that had counted as lost, when another call had been
  /// made since. Trackdesk may have carried out the two in either order: where the late one may
  /// have set a status, the status is uncertain, and the desired one is sent again. A late create
  /// changes nothing: Trackdesk keeps the first of two.
  public static Delivery settleLate(Delivery now, Attempt attempt, Outcome outcome, Instant at) {
    if (attempt.action().call() == Call.CREATE || !mayBeCarriedOut(outcome)) {
      return now;
    }
    var uncertain = now.with(new RemoteState.UpdateInDoubt()).with(now.retry().superseded());
    return now.state() instanceof DeliveryState.Delivered ? advance(uncertain, at) : uncertain;
  }

  private static boolean mayBeCarriedOut(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _, Outcome.AlreadyExists _ -> true;
      case Outcome.Refused _, Outcome.TokenRejected _, Outcome.RateLimited _ -> false;
      case Outcome.Unavailable(var failure, var _) ->
          switch (failure) {
            case NO_SUCH_HOST, TOKEN_UNREADABLE, CREDIT_UNREADABLE -> false;
            case UNREACHABLE, TIMEOUT, SYSTEM_ERROR, REDIRECT, NOT_A_RESPONSE, TOO_LONG -> true;
          };
    };
  }

  /// The delivery after a call that changed nothing at Trackdesk. After a create, the next one
  /// sends the newest decision.
  private static Delivery notTaken(Delivery answered, RemoteState before) {
    var delivery = answered.with(before);
    return switch (before) {
      case RemoteState.Absent _ -> delivery.with(delivery.desired().sale(), delivery.desired());
      case RemoteState.CreateInDoubt _, RemoteState.Present _, RemoteState.UpdateInDoubt _ ->
          delivery;
    };
  }

  /// Trackdesk has accepted the conversion and may only be slow to find it: whether a new
  /// conversion can be found immediately is not documented.
  private static boolean mayStillAppear(
      Attempt attempt, Refusal reason, Delivery now, Instant at, RetryPolicy policy) {
    return reason == Refusal.CONVERSION_NOT_FOUND
        && attempt.action().call() == Call.UPDATE_STATUS
        && at.isBefore(now.retry().dueSince().plus(policy.visibleWithin()));
  }

  /// Whether a refused call may succeed now. A refused create needs another sale (CID, type,
  /// amount), because Trackdesk did not refuse the status. A refused update needs another status.
  private static boolean mayPassNow(Call refused, Delivery before, Delivery now) {
    return switch (refused) {
      case CREATE -> !before.sale().equals(now.sale());
      case UPDATE_STATUS -> before.desired().status() != now.desired().status();
    };
  }

  /// The remote state after Trackdesk refused the call as a repeat.
  private static RemoteState existing(Attempt attempt) {
    return switch (attempt.action()) {
      case NextAction.UpdateStatus(var status, var _) -> new RemoteState.Present(status);
      // An earlier call of ours created it with the same status, or another app created it with
      // APPROVED, as all apps do. Any other status is sent again.
      case NextAction.Create(var status, var _) ->
          status == ConversionStatus.APPROVED
              ? new RemoteState.Present(status)
              : new RemoteState.UpdateInDoubt();
    };
  }

  /// After a new decision: the next call is due now, or the delivery is held.
  private static Delivery reschedule(Delivery before, Merchant merchant, Instant now) {
    var delivery = before.meantFor(before.tenant().or(merchant::tenant));
    var reset = delivery.with(delivery.retry().reset(now));
    return switch (next(delivery, merchant)) {
      case NextAction.Nothing _ -> reset.with(new DeliveryState.Delivered());
      case NextAction.Hold(var cause) -> reset.with(new DeliveryState.Held(cause));
      case NextAction.Send send ->
          reset.with(new DeliveryState.Due(reset.retry().free(now), priority(reset, send, now)));
    };
  }

  /// After a successful call: a further one is due now.
  private static Delivery advance(Delivery delivery, Instant at) {
    var reset = delivery.with(delivery.retry().reset(at));
    return reset.agrees()
        ? reset.with(new DeliveryState.Delivered())
        : unlessHeld(reset, new DeliveryState.Due(at, Priority.NEW));
  }

  private static Delivery failed(
      Delivery delivery,
      Attempt attempt,
      Instant at,
      Duration pause,
      RetryPolicy policy,
      double chance) {
    var failed = delivery.with(delivery.retry().failed(attempt.startedAt()));
    if (failed.retry().failingFor(policy.giveUpAfter(), at)) {
      return unlessHeld(failed, new DeliveryState.GivenUp());
    }
    var delay = policy.delay(failed.retry().failures(), chance);
    var longer = delay.compareTo(pause) > 0 ? delay : pause;
    return unlessHeld(failed, new DeliveryState.Due(at.plus(longer), retryPriority(delivery)));
  }

  /// Changes the state, unless the merchant's settings changed meanwhile and the delivery is held.
  private static Delivery unlessHeld(Delivery delivery, DeliveryState next) {
    return delivery.state() instanceof DeliveryState.Held ? delivery : delivery.with(next);
  }

  /// Creating an old sale has a lower priority than new sales. A status change of an existing
  /// conversion is new, however old the sale is.
  private static Priority priority(Delivery delivery, NextAction.Send action, Instant now) {
    return switch (action) {
      case NextAction.Create _ -> delivery.sale().priority(now);
      case NextAction.UpdateStatus _ -> Priority.NEW;
    };
  }

  /// A failure never raises the priority.
  private static Priority retryPriority(Delivery delivery) {
    return delivery.state() instanceof DeliveryState.Due(var _, var before)
            && before == Priority.BACKFILL
        ? Priority.BACKFILL
        : Priority.RETRY;
  }

  /// At another time, with the same priority.
  private static DeliveryState.Due due(Delivery delivery, Instant at) {
    var priority =
        delivery.state() instanceof DeliveryState.Due(var _, var before) ? before : Priority.NEW;
    return new DeliveryState.Due(at, priority);
  }
}
