package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.SampleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Random histories of sales as facts, and beside them the books of Stripe and Trackdesk, kept
/// without the read model.
final class SaleHistories {
  private static final List<String> CURRENCIES = List.of("eur", "jpy", "usd");
  private static final List<NotCreditedReason> REASONS =
      List.of(
          NotCreditedReason.NO_CLICK,
          NotCreditedReason.SESSION_MISSING,
          NotCreditedReason.NOT_PAID_YET,
          NotCreditedReason.PAYMENT_FAILED,
          NotCreditedReason.TEST_MODE,
          NotCreditedReason.PART_OF_ANOTHER_PAYMENT);

  /// A conversion or payment as part of a sum.
  record Entry(BalanceItem item, String currency, Instant at, String id, long amountMinor) {}

  private final Random random;
  private final SampleFacts sample;
  private final Instant first;
  private final Duration span;
  final List<Fact> facts = new ArrayList<>();
  final List<Entry> books = new ArrayList<>();

  /// @param first the earliest payment
  /// @param span the time within which all are paid
  SaleHistories(String account, long seed, Instant first, Duration span) {
    this.random = new Random(seed);
    this.sample = SampleFacts.of(account);
    this.first = first;
    this.span = span;
  }

  SaleHistories add(int sales) {
    for (var n = 0; n < sales; n++) {
      if (random.nextInt(4) == 0) {
        notCredited("n" + n);
      } else {
        credited("c" + n);
      }
    }
    return this;
  }

  private Instant moment() {
    return first.plusSeconds(random.nextLong(span.toSeconds()));
  }

  private Money money() {
    return new Money(random.nextLong(1, 1_000_000), pick(CURRENCIES));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void notCredited(String name) {
    var reason = pick(REASONS);
    var amount = money();
    var at = moment();
    var fact = sample.notCredited(name, 1, reason, 0);
    var paid = fact.paidAt().map(_ -> at);
    facts.add(
        new PaymentNotCredited(
            fact.account(),
            fact.payment(),
            1,
            reason,
            Optional.of(amount),
            paid,
            fact.delivery(),
            fact.stripe(),
            fact.stripeEvents(),
            at));
    switch (reason) {
      case NO_CLICK, SESSION_MISSING -> {
        enter(BalanceItem.PAID, amount, at, fact.payment());
        enter(BalanceItem.NOT_CREDITED, amount, at, fact.payment());
      }
      case NOT_PAID_YET, PAYMENT_FAILED -> enter(BalanceItem.NOT_PAID, amount, at, fact.payment());
      default -> {}
    }
  }

  private void enter(BalanceItem item, Money amount, Instant at, String id) {
    books.add(new Entry(item, amount.currency(), at, id, amount.amountMinor()));
  }

  private void credited(String name) {
    var amount = money();
    var at = moment();
    var test = random.nextInt(10) == 0;
    var end =
        pick(List.of("PAID", "PAID", "REFUNDED", "DISPUTED", "PROCESSING", "FAILED", "WITHDRAWN"));
    var status = decisions(name, end, amount, at, test);
    var delivery = deliveries(name, status);
    if (test) {
      return;
    }
    var id = "ch_" + name;
    switch (end) {
      case "PAID", "REFUNDED", "DISPUTED" -> {
        enter(BalanceItem.PAID, amount, at, id);
        enter(BalanceItem.CREDITED, amount, at, id);
        if (end.equals("REFUNDED")) {
          enter(BalanceItem.REVERSED, amount, at, id);
        }
      }
      case "PROCESSING", "FAILED" -> enter(BalanceItem.NOT_PAID, amount, at, id);
      default -> {}
    }
    enter(BalanceItem.CONVERSIONS, amount, at, id);
    enter(delivery.progress, amount, at, id);
    delivery.part.ifPresent(part -> enter(part, amount, at, id));
    if (status == ConversionStatus.ON_HOLD) {
      enter(BalanceItem.ON_HOLD, amount, at, id);
    }
    if (delivery.held.equals(Optional.of(ConversionStatus.APPROVED))) {
      enter(BalanceItem.APPROVED_AT_TRACKDESK, amount, at, id);
    }
  }

  private ConversionStatus decisions(
      String name, String end, Money amount, Instant at, boolean test) {
    var succeeded = LifecycleReason.PAYMENT_SUCCEEDED;
    return switch (end) {
      case "PAID" -> decide(name, 1, ConversionStatus.APPROVED, succeeded, amount, at, test);
      case "REFUNDED" -> {
        decide(name, 1, ConversionStatus.APPROVED, succeeded, amount, at, test);
        var reason = LifecycleReason.REFUNDED_IN_FULL;
        yield decide(name, 2, ConversionStatus.REFUNDED, reason, amount, at, test);
      }
      case "DISPUTED" -> {
        decide(name, 1, ConversionStatus.APPROVED, succeeded, amount, at, test);
        var reason = LifecycleReason.DISPUTE_OPENED;
        yield decide(name, 2, ConversionStatus.ON_HOLD, reason, amount, at, test);
      }
      case "PROCESSING" -> {
        var reason = LifecycleReason.PAYMENT_PROCESSING;
        yield decide(name, 1, ConversionStatus.PENDING, reason, amount, at, test);
      }
      case "FAILED" -> {
        var processing = LifecycleReason.PAYMENT_PROCESSING;
        decide(name, 1, ConversionStatus.PENDING, processing, amount, at, test);
        var reason = LifecycleReason.PAYMENT_FAILED;
        yield decide(name, 2, ConversionStatus.REJECTED, reason, amount, at, test);
      }
      default -> {
        decide(name, 1, ConversionStatus.APPROVED, succeeded, amount, at, test);
        var reason = LifecycleReason.SALE_WITHDRAWN;
        yield decide(name, 2, ConversionStatus.REJECTED, reason, amount, at, test);
      }
    };
  }

  private ConversionStatus decide(
      String name,
      long revision,
      ConversionStatus status,
      LifecycleReason reason,
      Money amount,
      Instant at,
      boolean test) {
    ConversionChanged fact = sample.conversion(name, revision, status, reason, 0, amount);
    var paid = sample.paidAt(at, fact);
    facts.add(test ? sample.inTestMode(paid) : paid);
    return status;
  }

  /// What Trackdesk holds of a conversion, and how far its delivery is.
  ///
  /// @param part why it needs attention: refused or held
  private record Delivered(
      Optional<ConversionStatus> held, BalanceItem progress, Optional<BalanceItem> part) {}

  /// Steps of a delivery, the last of which is about the last decision.
  private Delivered deliveries(String name, ConversionStatus last) {
    var held = Optional.<ConversionStatus>empty();
    var progress = BalanceItem.QUEUED;
    var part = Optional.<BalanceItem>empty();
    var attempt = 0;
    for (var step = random.nextInt(4); step > 0; step--) {
      attempt++;
      part = Optional.empty();
      var status = step == 1 ? last : ConversionStatus.APPROVED;
      var insync = status == last;
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          held = Optional.of(status);
          progress = insync ? BalanceItem.DELIVERED : BalanceItem.QUEUED;
          call(name, attempt, status, Outcome.ACCEPTED, insync ? State.DELIVERED : State.DUE);
        }
        case 2 -> {
          progress = BalanceItem.NEEDS_ATTENTION;
          part = Optional.of(BalanceItem.REFUSED);
          call(name, attempt, status, Outcome.REFUSED, State.REFUSED);
        }
        case 3 -> {
          progress = BalanceItem.QUEUED;
          call(name, attempt, status, Outcome.UNAVAILABLE, State.DUE);
        }
        case 4 -> {
          progress = BalanceItem.NEEDS_ATTENTION;
          part = Optional.of(BalanceItem.HELD);
          facts.add(sample.held(name, DeliveryHeld.Cause.TOKEN_REJECTED, attempt));
        }
        default -> {
          progress = BalanceItem.DECLINED;
          facts.add(sample.held(name, DeliveryHeld.Cause.DECLINED, attempt));
        }
      }
    }
    if (progress == BalanceItem.DELIVERED && random.nextInt(8) == 0) {
      facts.add(sample.readBack(name, DeliveryReadBack.Result.MISSING, attempt + 1));
      return new Delivered(Optional.empty(), BalanceItem.NEEDS_ATTENTION, Optional.empty());
    }
    return new Delivered(held, progress, part);
  }

  private void call(
      String name, int attempt, ConversionStatus status, Outcome outcome, State state) {
    var refusal =
        outcome == Outcome.REFUSED
            ? Optional.of(Refusal.OFFER_NOT_ACTIVE)
            : Optional.<Refusal>empty();
    facts.add(sample.attempt(name, attempt, status, outcome, state, refusal, attempt));
  }
}
