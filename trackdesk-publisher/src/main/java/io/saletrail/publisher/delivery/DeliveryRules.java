package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.delivery.DeliveryState.Urgency;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Everything that is decided about a delivery. No clock, no I/O, no chance but what is passed in.
///
/// The rules are level-triggered: they compare what Trackdesk should show with what it is known to
/// hold, and name the one call that brings the two closer. How things came about does not matter,
/// so facts may come in any order, and any of them again.
///
/// A sale that was refunded before its first delivery is created as REFUNDED: nobody was promised
/// anything, and Trackdesk still shows what became of it.
public final class DeliveryRules {
  private DeliveryRules() {}

  /// A conversion that was not known before.
  public static Delivery begin(ConversionChanged change, Merchant merchant, Instant now) {
    var delivery =
        new Delivery(
            Sale.of(change),
            DesiredState.of(change),
            new RemoteState.NotThere(),
            new DeliveryState.Due(now, Urgency.FRESH),
            RetryState.none(now));
    return arranged(delivery, merchant, now);
  }

  /// The same conversion, decided anew; empty when the news is old.
  public static Optional<Delivery> revise(
      Delivery delivery, ConversionChanged change, Merchant merchant, Instant now) {
    if (change.revision() <= delivery.wanted().revision()) {
      return Optional.empty();
    }
    var sale =
        switch (delivery.standing()) {
          case RemoteState.NotThere _ -> Sale.of(change);
          case RemoteState.Offered _, RemoteState.There _, RemoteState.Unsure _ -> delivery.sale();
        };
    var revised = delivery.with(sale, DesiredState.of(change));
    if (delivery.state() instanceof DeliveryState.Refused(var call, var _)
        && !revised.agrees()
        && !helps(call, delivery, revised)) {
      return Optional.of(revised);
    }
    return Optional.of(arranged(revised, merchant, now));
  }

  /// Somebody asks for what was refused, given up or held by shadow mode to be tried again, or
  /// for what waits for its next try to be tried now; empty where there is nothing to do.
  public static Optional<Delivery> redrive(Delivery delivery, Merchant merchant, Instant now) {
    return switch (delivery.state()) {
      case DeliveryState.Delivered _ -> Optional.empty();
      case DeliveryState.Due _,
          DeliveryState.Refused _,
          DeliveryState.Held _,
          DeliveryState.GivenUp _ ->
          Optional.of(arranged(delivery, merchant, now));
    };
  }

  /// The next step of a delivery that is due.
  public static NextAction next(Delivery delivery, Merchant merchant) {
    if (delivery.agrees()) {
      return new NextAction.Nothing();
    }
    var hindrance = merchant.hindrance();
    if (hindrance.isPresent()) {
      return new NextAction.Hold(hindrance.get());
    }
    return step(delivery);
  }

  /// The call that brings what Trackdesk shows closer to what it should, whether it may be made
  /// or not.
  public static NextAction.Send step(Delivery delivery) {
    var wanted = delivery.wanted();
    return switch (delivery.standing()) {
      case RemoteState.NotThere _ -> new NextAction.Create(wanted.status(), wanted.revision());
      case RemoteState.Offered(var status, var revision) -> new NextAction.Create(status, revision);
      case RemoteState.There _, RemoteState.Unsure _ ->
          new NextAction.UpdateStatus(wanted.status(), wanted.revision());
    };
  }

  /// The delivery as it must be on record before the call is made.
  ///
  /// @param lostAt when the call counts as lost if nothing was heard of it
  public static Delivery calling(Delivery delivery, NextAction.Send step, Instant lostAt) {
    var standing =
        switch (step) {
          case NextAction.Create(var status, var revision) ->
              new RemoteState.Offered(status, revision);
          case NextAction.UpdateStatus _ -> new RemoteState.Unsure();
        };
    return delivery
        .with(standing)
        .with(delivery.effort().calling(lostAt))
        .with(due(delivery, lostAt));
  }

  /// The delivery once the outcome of its call is known.
  ///
  /// @param now the delivery as it is on record: newer than `attempt.before` where a revision
  ///     came while the call was under way
  /// @param chance a random number from 0 up to 1, for the back-off
  public static Delivery settle(
      Delivery now,
      Attempt attempt,
      Outcome outcome,
      Instant at,
      RetryPolicy policy,
      double chance) {
    var answered = now.with(now.effort().answered());
    var untaken = untaken(answered, attempt.before().standing());
    var sent = attempt.step().status();
    return switch (outcome) {
      case Outcome.Accepted _ -> moved(answered.with(new RemoteState.There(sent)), at);
      case Outcome.AlreadyExists _ -> moved(answered.with(found(attempt)), at);
      case Outcome.Refused(var reason) when yetToAppear(attempt, reason, now, at, policy) ->
          failed(untaken, attempt, at, Duration.ZERO, policy, chance);
      case Outcome.Refused(var reason) -> {
        var call = attempt.step().call();
        yield untaken.agrees() || helps(call, attempt.before(), untaken)
            ? moved(untaken, at)
            : untaken.with(new DeliveryState.Refused(call, reason));
      }
      // The lane holds it at its next turn, together with all others of the merchant.
      case Outcome.TokenRefused _ -> waiting(untaken, due(untaken, at));
      case Outcome.RateLimited(var pause) ->
          waiting(untaken, due(untaken, at.plus(pause.orElse(policy.ratePause()))));
      case Outcome.Unavailable(var _, var pause) ->
          failed(answered, attempt, at, pause.orElse(Duration.ZERO), policy, chance);
    };
  }

  /// What the call told was not taken. Where that was a create, the next one tells what has been
  /// decided meanwhile.
  private static Delivery untaken(Delivery answered, RemoteState before) {
    var delivery = answered.with(before);
    return switch (before) {
      case RemoteState.NotThere _ -> delivery.with(delivery.wanted().sale(), delivery.wanted());
      case RemoteState.Offered _, RemoteState.There _, RemoteState.Unsure _ -> delivery;
    };
  }

  /// Trackdesk has accepted the conversion and may only be slow to find it: whether what it has
  /// created can be found at once is not documented.
  private static boolean yetToAppear(
      Attempt attempt, Refusal reason, Delivery now, Instant at, RetryPolicy policy) {
    return reason == Refusal.CONVERSION_NOT_FOUND
        && attempt.step().call() == Call.UPDATE_STATUS
        && at.isBefore(now.effort().dueSince().plus(policy.appearsWithin()));
  }

  /// Whether what was refused before may pass now. A refused create needs another sale (CID,
  /// type, amount): the status is not what Trackdesk minded. A refused status needs another one.
  private static boolean helps(Call refused, Delivery before, Delivery now) {
    return switch (refused) {
      case CREATE -> !before.sale().equals(now.sale());
      case UPDATE_STATUS -> before.wanted().status() != now.wanted().status();
    };
  }

  /// What stands at Trackdesk when it says that the call was a repeat.
  private static RemoteState found(Attempt attempt) {
    return switch (attempt.step()) {
      case NextAction.UpdateStatus(var status, var _) -> new RemoteState.There(status);
      // Created by an earlier call of ours, which carried the same, or by somebody else, who
      // made it APPROVED like everybody. Any other status is worth saying once more.
      case NextAction.Create(var status, var _) ->
          status == ConversionStatus.APPROVED
              ? new RemoteState.There(status)
              : new RemoteState.Unsure();
    };
  }

  /// A new decision: what it asks for begins now, or waits for the merchant.
  private static Delivery arranged(Delivery delivery, Merchant merchant, Instant now) {
    var afresh = delivery.with(delivery.effort().afresh(now));
    return switch (next(delivery, merchant)) {
      case NextAction.Nothing _ -> afresh.with(new DeliveryState.Delivered());
      case NextAction.Hold(var cause) -> afresh.with(new DeliveryState.Held(cause));
      case NextAction.Send send ->
          afresh.with(new DeliveryState.Due(afresh.effort().free(now), urgency(afresh, send, now)));
    };
  }

  /// A step is done: what is left begins now.
  private static Delivery moved(Delivery delivery, Instant at) {
    var afresh = delivery.with(delivery.effort().afresh(at));
    return afresh.agrees()
        ? afresh.with(new DeliveryState.Delivered())
        : waiting(afresh, new DeliveryState.Due(at, Urgency.FRESH));
  }

  private static Delivery failed(
      Delivery delivery,
      Attempt attempt,
      Instant at,
      Duration pause,
      RetryPolicy policy,
      double chance) {
    var failed = delivery.with(delivery.effort().failed(attempt.startedAt()));
    if (failed.effort().troubledFor(policy.giveUpAfter(), at)) {
      return waiting(failed, new DeliveryState.GivenUp());
    }
    var delay = policy.delay(failed.effort().failures(), chance);
    var longer = delay.compareTo(pause) > 0 ? delay : pause;
    return waiting(failed, new DeliveryState.Due(at.plus(longer), again(delivery)));
  }

  /// Goes on, unless the merchant's settings changed meanwhile and it is held.
  private static Delivery waiting(Delivery delivery, DeliveryState next) {
    return delivery.state() instanceof DeliveryState.Held ? delivery : delivery.with(next);
  }

  /// A sale of long ago that is yet to be created waits for those of today. What becomes of a
  /// sale that Trackdesk holds is news, however old the sale is.
  private static Urgency urgency(Delivery delivery, NextAction.Send step, Instant now) {
    return switch (step) {
      case NextAction.Create _ -> delivery.sale().urgency(now);
      case NextAction.UpdateStatus _ -> Urgency.FRESH;
    };
  }

  /// Trouble makes nothing more urgent.
  private static Urgency again(Delivery delivery) {
    return delivery.state() instanceof DeliveryState.Due(var _, var before)
            && before == Urgency.BACKFILL
        ? Urgency.BACKFILL
        : Urgency.RETRY;
  }

  /// At another time, as urgent as before.
  private static DeliveryState.Due due(Delivery delivery, Instant at) {
    var urgency =
        delivery.state() instanceof DeliveryState.Due(var _, var before) ? before : Urgency.FRESH;
    return new DeliveryState.Due(at, urgency);
  }
}
