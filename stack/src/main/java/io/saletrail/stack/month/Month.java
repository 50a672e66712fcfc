package io.saletrail.stack.month;

import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.stack.purchase.Purchase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Generates what happens in a shop within four weeks.
final class Month {
  static final Duration LENGTH = Duration.ofDays(28);

  private static final long PRICE = 4900;
  private static final Offer COURSE = Offer.oneOff("Course", PRICE, "eur").withCode("course");
  private static final Offer CLUB = Offer.monthly("Club", 1250, "eur").withCode("club");

  private static final Duration DAY = Duration.ofDays(1);
  private static final int LAST_FIRST_DAY = 12;

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private int purchase;
  private Duration now = Duration.ZERO;

  private Month(Random random) {
    this.random = random;
  }

  /// Generates the steps, in order of time.
  static List<Step> of(int purchases, Random random) {
    var month = new Month(random);
    for (int purchase = 0; purchase < purchases; purchase++) {
      month.purchase(purchase);
    }
    return month.steps.stream().sorted(Comparator.comparing(Step::after)).toList();
  }

  private void purchase(int number) {
    purchase = number;
    now = DAY.multipliedBy(random.nextInt(LAST_FIRST_DAY)).plusSeconds(random.nextInt(80_000));
    switch (random.nextInt(8)) {
      case 0 -> subscription();
      case 1 -> delayed();
      case 2 -> happens(purchase -> purchase.buyOnSecondAttempt(COURSE));
      case 3 -> happens(purchase -> purchase.abandon(COURSE));
      default -> {
        happens(purchase -> purchase.buy(COURSE));
        aftermath();
      }
    }
  }

  private void subscription() {
    happens(purchase -> purchase.buy(CLUB));
    for (int renewals = random.nextInt(4); renewals > 0; renewals--) {
      later(3);
      if (random.nextInt(4) == 0) {
        happens(Purchase::renewOnSecondAttempt);
      } else {
        happens(Purchase::renew);
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> then(1, Purchase::cancel);
      case 1 -> then(1, Purchase::refundRemainder);
      default -> {}
    }
  }

  private void delayed() {
    happens(purchase -> purchase.payLater(COURSE));
    if (random.nextInt(3) == 0) {
      then(3, Purchase::failSettlement);
    } else {
      then(3, Purchase::settle);
      aftermath();
    }
  }

  private void aftermath() {
    switch (random.nextInt(9)) {
      case 0 -> then(2, Purchase::refundRemainder);
      case 1 -> then(2, purchase -> purchase.refund(PRICE / 3));
      case 2 -> {
        then(2, purchase -> purchase.refund(PRICE / 3));
        then(2, Purchase::refundRemainder);
      }
      case 3 -> {
        then(1, Purchase::refundRemainder);
        then(6, Purchase::failRefund);
      }
      case 4 -> {
        then(1, purchase -> purchase.beginRefund(PRICE));
        then(4, Purchase::succeedRefund);
      }
      case 5 -> {
        then(1, Purchase::dispute);
        then(5, Purchase::winDispute);
      }
      case 6 -> {
        then(1, Purchase::dispute);
        then(5, Purchase::loseDispute);
      }
      default -> {}
    }
  }

  private void then(int days, Consumer<Purchase> action) {
    later(days);
    happens(action);
  }

  /// At least `days` days later, and up to half as long again.
  private void later(int days) {
    now = now.plus(DAY.multipliedBy(days)).plusSeconds(random.nextInt(days * 43_200));
  }

  private void happens(Consumer<Purchase> action) {
    steps.add(new Step(purchase, now, action));
  }
}
