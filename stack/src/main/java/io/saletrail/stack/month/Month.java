package io.saletrail.stack.month;

import io.saletrail.sandbox.stripe.objects.Offer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// What happens in a shop within four weeks, out of a random source.
final class Month {
  static final Duration LENGTH = Duration.ofDays(28);

  private static final long PRICE = 4900;
  private static final Offer COURSE = Offer.oneOff("Course", PRICE, "eur").withCode("course");
  private static final Offer CLUB = Offer.monthly("Club", 1250, "eur").withCode("club");

  private static final Duration DAY = Duration.ofDays(1);
  private static final int LAST_FIRST_DAY = 12;

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private int story;
  private Duration now = Duration.ZERO;

  private Month(Random random) {
    this.random = random;
  }

  /// The month's steps in their order.
  static List<Step> of(int stories, Random random) {
    var month = new Month(random);
    for (int story = 0; story < stories; story++) {
      month.story(story);
    }
    return month.steps.stream().sorted(Comparator.comparing(Step::after)).toList();
  }

  private void story(int number) {
    story = number;
    now = DAY.multipliedBy(random.nextInt(LAST_FIRST_DAY)).plusSeconds(random.nextInt(80_000));
    switch (random.nextInt(8)) {
      case 0 -> subscription();
      case 1 -> delayed();
      case 2 -> happens(bought -> bought.buyAtTheSecondTry(COURSE));
      case 3 -> happens(bought -> bought.leave(COURSE));
      default -> {
        happens(bought -> bought.buy(COURSE));
        aftermath();
      }
    }
  }

  private void subscription() {
    happens(bought -> bought.buy(CLUB));
    for (int renewals = random.nextInt(4); renewals > 0; renewals--) {
      later(3);
      if (random.nextInt(4) == 0) {
        happens(Bought::renewAtTheSecondTry);
      } else {
        happens(Bought::renew);
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> then(1, Bought::cancel);
      case 1 -> then(1, Bought::refundTheRest);
      default -> {}
    }
  }

  private void delayed() {
    happens(bought -> bought.payLater(COURSE));
    if (random.nextInt(3) == 0) {
      then(3, Bought::failSettlement);
    } else {
      then(3, Bought::settle);
      aftermath();
    }
  }

  private void aftermath() {
    switch (random.nextInt(9)) {
      case 0 -> then(2, Bought::refundTheRest);
      case 1 -> then(2, bought -> bought.refund(PRICE / 3));
      case 2 -> {
        then(2, bought -> bought.refund(PRICE / 3));
        then(2, Bought::refundTheRest);
      }
      case 3 -> {
        then(1, Bought::refundTheRest);
        then(6, Bought::failRefund);
      }
      case 4 -> {
        then(1, bought -> bought.beginRefund(PRICE));
        then(4, Bought::succeedRefund);
      }
      case 5 -> {
        then(1, Bought::dispute);
        then(5, Bought::winDispute);
      }
      case 6 -> {
        then(1, Bought::dispute);
        then(5, Bought::loseDispute);
      }
      default -> {}
    }
  }

  private void then(int days, Consumer<Bought> act) {
    later(days);
    happens(act);
  }

  /// At least so many days later, and up to half as many more.
  private void later(int days) {
    now = now.plus(DAY.multipliedBy(days)).plusSeconds(random.nextInt(days * 43_200));
  }

  private void happens(Consumer<Bought> act) {
    steps.add(new Step(story, now, act));
  }
}
