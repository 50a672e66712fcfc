package io.saletrail.stack.chaos;

import io.saletrail.sandbox.trackdesk.Fault;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.purchase.PurchaseHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Plays the sales of a round: many at a time, their steps mixed, over webhooks that arrive out of
/// order, twice or never, at a Trackdesk that misbehaves.
final class Shopkeeper {

  /// Number of purchases that go on at the same time.
  private static final int OPEN = 12;

  /// Short enough that work is in flight whenever something happens.
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(20);

  private static final int DROPPED_PERCENT = 8;
  private static final int DOUBLED_PERCENT = 20;

  private static final List<Fault> FAULTS =
      List.of(
          new Fault.SystemError(),
          new Fault.TooManyRequests(Optional.of(Duration.ofSeconds(1))),
          new Fault.Reset(Fault.Moment.AFTER_ACCEPTING),
          new Fault.Hang(Fault.Moment.AFTER_ACCEPTING),
          new Fault.HtmlPage(502));

  private final LocalStack stack;
  private final List<Shop> shops;
  private final Set<Shop> missed = new HashSet<>();
  private int sold;

  /// A purchase with the number of its next step.
  private static final class Running {
    private final Sale sale;
    private int next;

    private Running(Sale sale) {
      this.sale = sale;
    }

    private void step() {
      sale.history().steps().get(next++).accept(sale.purchase());
    }

    private boolean isOver() {
      return next == sale.history().steps().size();
    }
  }

  Shopkeeper(LocalStack stack, List<Shop> shops) {
    this.stack = stack;
    this.shops = shops;
  }

  /// Plays sales from the first step to the last.
  List<Sale> play(int count, Disruption disruption, Random random) {
    var sales = sales(count, random);
    int steps = sales.stream().mapToInt(sale -> sale.history().steps().size()).sum();
    var waiting = new ArrayList<>(sales.stream().map(Running::new).toList());
    misbehave(random);
    for (int step = 0; step < steps; step++) {
      if (step == steps / 3) {
        disruption.begin();
      }
      if (step == 2 * steps / 3) {
        disruption.end();
      }
      var running = waiting.get(random.nextInt(Math.min(OPEN, waiting.size())));
      step(running, random);
      if (running.isOver()) {
        waiting.remove(running);
      }
      Pause.of(BETWEEN_STEPS);
    }
    behave();
    return sales;
  }

  /// The shops of which webhooks were lost since the last call.
  List<Shop> takeMissed() {
    var shops = List.copyOf(missed);
    missed.clear();
    return shops;
  }

  /// A sale that the caller plays.
  Sale newSale(Shop shop, PurchaseHistory history) {
    return new Sale(sold++, shop, history, shop.newPurchase());
  }

  private List<Sale> sales(int count, Random random) {
    var sales = new ArrayList<Sale>();
    var histories = PurchaseHistory.values();
    int first = random.nextInt(histories.length);
    for (int number = 0; number < count; number++) {
      var shop = shops.get(random.nextInt(shops.size()));
      var history = histories[(first + number) % histories.length];
      sales.add(new Sale(sold++, shop, history, shop.newPurchase()));
    }
    return sales;
  }

  private void step(Running running, Random random) {
    var faults = stack.stripe().webhooks().faults();
    int dice = random.nextInt(100);
    // The next daily pass is hours away.
    boolean dropped = dice < DROPPED_PERCENT && !running.sale.history().needsDailyPass();
    faults.shuffle(true);
    faults.drop(dropped);
    faults.duplicate(dice >= 100 - DOUBLED_PERCENT ? 1 : 0);
    try {
      running.step();
    } finally {
      faults.behave();
    }
    if (dropped) {
      missed.add(running.sale.shop());
    }
  }

  private void misbehave(Random random) {
    for (var shop : shops) {
      var plan = stack.trackdesk().faults(shop.tenant());
      FAULTS.forEach(fault -> plan.afterSparing(random.nextInt(3), 1, _ -> true, fault));
    }
  }

  private void behave() {
    shops.forEach(shop -> stack.trackdesk().faults(shop.tenant()).clear());
  }
}
