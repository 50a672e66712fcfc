package io.saletrail.stack.month;

import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.month.ThreeWaysResult.Outcome;
import io.saletrail.stack.purchase.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plays one month at three merchants. Saletrail sees the first by webhooks, the second by polls,
/// the third by both. Needs a stack with [#POLL_WINDOW].
public final class ThreeWays {

  /// A month passes within a minute here. Each poll has to cover all of it, as far back as Stripe's
  /// events list reaches.
  public static final List<String> POLL_WINDOW =
      List.of("-Dsaletrail.poll.first-window=30D", "-Dsaletrail.poll.overlap=30D");

  /// The highest rate that a merchant can set: this run is about loss, not about rates.
  private static final int REQUESTS_PER_SECOND = 100;

  /// Number of polls during the month.
  private static final int CHECKS = 4;

  /// Number of rounds without a call to Trackdesk after which it counts as settled.
  private static final int UNCHANGED_ROUNDS = 4;

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String OWN_REFERENCE = "order-7";

  private final LocalStack stack;
  private final Terminal terminal;
  private final SettingsApi settingsApi;

  /// One merchant and its purchases.
  private record Shop(
      StandInAccount account, String tenant, Click click, Map<Integer, Purchase> purchases) {

    Purchase purchase(int number, String reference) {
      return purchases.computeIfAbsent(number, none -> new Purchase(account, reference));
    }
  }

  public ThreeWays(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
    this.settingsApi = new SettingsApi(stack);
  }

  public ThreeWaysResult play(int purchases, long seed) {
    terminal.title(
        "One month at three merchants: %d purchases, seed %d".formatted(purchases, seed));
    var shops = new EnumMap<Way, Shop>(Way.class);
    for (Way way : Way.values()) {
      shops.put(way, open(way, seed));
    }
    stack
        .stripe()
        .api()
        .fail(account(Way.WEBHOOKS, seed), ApiFault.BROKEN, "/v1/", FaultPlan.FOR_EVER);
    var random = new Random(seed);
    var steps = Month.of(purchases, random);
    var references = references(purchases, random);
    play(steps, references, shops);
    awaitSettled(() -> result(seed, steps, references, shops));
    var result = result(seed, steps, references, shops);
    terminal.line(result.summary());
    return result;
  }

  private void play(List<Step> steps, Map<Integer, Reference> references, Map<Way, Shop> shops) {
    var start = Instant.now().minus(Month.LENGTH);
    var faults = stack.stripe().webhooks().faults();
    var nextCheck = Month.LENGTH.dividedBy(CHECKS);
    try {
      for (Step step : steps) {
        while (step.after().compareTo(nextCheck) > 0) {
          check(shops);
          nextCheck = nextCheck.plus(Month.LENGTH.dividedBy(CHECKS));
        }
        stack.stripe().clock().set(start.plus(step.after()));
        shops.forEach(
            (way, shop) -> {
              faults.drop(!way.webhooks());
              var reference = references.getOrDefault(step.purchase(), Reference.NONE);
              step.action().accept(shop.purchase(step.purchase(), of(reference, shop)));
            });
      }
    } finally {
      faults.drop(false);
      stack.stripe().clock().reset();
    }
    check(shops);
  }

  private void check(Map<Way, Shop> shops) {
    shops.forEach(
        (way, shop) -> {
          if (way.polls()) {
            settingsApi.check(shop.account().id());
          }
        });
  }

  /// Waits until the result is as expected and Trackdesk has had no call for a while: superfluous
  /// calls would arrive then.
  private void awaitSettled(Supplier<ThreeWaysResult> now) {
    var unchangedRounds = new AtomicInteger();
    var calls = new AtomicReference<Map<Way, Integer>>(Map.of());
    boolean _ =
        new Eventually(SETTLE_LIMIT, PAUSE)
            .until(
                () -> {
                  var result = now.get();
                  var moved = !result.calls().equals(calls.getAndSet(result.calls()));
                  var unchanged = moved ? 0 : unchangedRounds.get() + 1;
                  unchangedRounds.set(unchanged);
                  return webhooksDelivered() && result.matches() && unchanged >= UNCHANGED_ROUNDS;
                });
  }

  private boolean webhooksDelivered() {
    return stack.stripe().webhooks().waiting() == 0;
  }

  /// The `client_reference_id` of a purchase.
  private enum Reference {
    CLICK,
    OF_THE_MERCHANT,
    NONE
  }

  private static Map<Integer, Reference> references(int purchases, Random random) {
    var references = new HashMap<Integer, Reference>();
    for (int purchase = 0; purchase < purchases; purchase++) {
      var kind = random.nextInt(10);
      references.put(
          purchase,
          kind == 0 ? Reference.NONE : kind == 1 ? Reference.OF_THE_MERCHANT : Reference.CLICK);
    }
    return references;
  }

  private static String of(Reference reference, Shop shop) {
    return switch (reference) {
      case CLICK -> shop.click().cid().toString();
      case OF_THE_MERCHANT -> OWN_REFERENCE;
      case NONE -> "";
    };
  }

  private Shop open(Way way, long seed) {
    var tenant = way.label() + "-" + Math.abs(seed);
    settingsApi.register(
        account(way, seed),
        tenant,
        stack.trackdesk().token(tenant),
        Map.of("requestsPerSecond", REQUESTS_PER_SECOND, "pending", "REPORT"));
    return new Shop(
        stack.stripe().account(account(way, seed)),
        tenant,
        stack.trackdesk().click(tenant, "ada"),
        new HashMap<>());
  }

  private static String account(Way way, long seed) {
    return "acct_" + way.label() + Math.abs(seed);
  }

  private ThreeWaysResult result(
      long seed, List<Step> steps, Map<Integer, Reference> references, Map<Way, Shop> shops) {
    var held = new EnumMap<Way, List<ComparableConversion>>(Way.class);
    var calls = new EnumMap<Way, Integer>(Way.class);
    shops.forEach(
        (way, shop) -> {
          held.put(way, conversions(shop));
          calls.put(way, stack.trackdesk().requests(shop.tenant()).size());
        });
    var expected =
        Optional.ofNullable(shops.get(Way.BOTH)).stream()
            .flatMap(shop -> shop.purchases().entrySet().stream())
            .filter(purchase -> references.get(purchase.getKey()) == Reference.CLICK)
            .flatMap(purchase -> outcomes(purchase.getKey(), purchase.getValue()))
            .sorted(Comparator.comparing(Outcome::payment))
            .toList();
    return new ThreeWaysResult(seed, steps.size(), held, expected, calls);
  }

  private static Stream<Outcome> outcomes(int number, Purchase purchase) {
    var outcomes = purchase.outcomes();
    return IntStream.range(0, outcomes.size())
        .mapToObj(n -> new Outcome(payment(number, n), outcomes.get(n)));
  }

  private static String payment(int purchase, int charge) {
    return purchase + "." + charge;
  }

  private List<ComparableConversion> conversions(Shop shop) {
    var payments = new HashMap<String, String>();
    shop.purchases()
        .forEach(
            (number, purchase) -> {
              var charges = purchase.charges();
              for (int n = 0; n < charges.size(); n++) {
                payments.put(charges.get(n).id(), payment(number, n));
              }
            });
    return stack.trackdesk().conversions(shop.tenant()).stream()
        .map(conversion -> comparable(conversion, payments, shop))
        .sorted(Comparator.comparing(ComparableConversion::toString))
        .toList();
  }

  private static ComparableConversion comparable(
      Conversion conversion, Map<String, String> payments, Shop shop) {
    return new ComparableConversion(
        conversion.externalId().map(payments::get).orElse("unknown"),
        conversion.type(),
        conversion.amount(),
        conversion.status(),
        conversion.cid().filter(shop.click().cid()::equals).isPresent());
  }
}
