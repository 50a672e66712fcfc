package io.saletrail.stack.month;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFaultPlan;
import io.saletrail.sandbox.stripe.api.Fault;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.month.ThreeWaysResult.Outcome;
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

/// The trial: one month, three merchants, three ways to hear of it. The house has to look back far
/// enough: [#LOOKING_BACK].
public final class ThreeWays {

  /// Polls read what happened by its time, and a month passes within a minute here: they have to
  /// reach back over all of it each time, as far as Stripe's events list does.
  public static final List<String> LOOKING_BACK =
      List.of("-Dsaletrail.poll.first-window=30D", "-Dsaletrail.poll.overlap=30D");

  /// The most that a merchant can say: the trial is about loss, not about rates.
  private static final int REQUESTS_PER_SECOND = 100;

  /// How many times the polls look in on the way.
  private static final int LOOKS = 4;

  /// For how many looks nobody must have called Trackdesk before it counts as the end.
  private static final int STILL_LOOKS = 4;

  private static final Duration SETTLING = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String OWN_REFERENCE = "order-7";

  private final LocalStack house;
  private final Terminal screen;
  private final SettingsApi desk;

  /// One merchant, and the stories that are played there.
  private record Shop(
      StandInAccount account, String tenant, Click click, Map<Integer, Bought> stories) {

    Bought story(int number, String reference) {
      return stories.computeIfAbsent(number, none -> new Bought(account, reference));
    }
  }

  public ThreeWays(LocalStack house, Terminal screen) {
    this.house = house;
    this.screen = screen;
    this.desk = new SettingsApi(house);
  }

  /// Plays a month of so many stories.
  public ThreeWaysResult play(int stories, long seed) {
    screen.title("One month, three ways: %d stories, seed %d".formatted(stories, seed));
    var shops = new EnumMap<Way, Shop>(Way.class);
    for (Way way : Way.values()) {
      shops.put(way, open(way, seed));
    }
    house
        .stripe()
        .api()
        .fail(account(Way.WEBHOOKS, seed), Fault.BROKEN, "/v1/", ApiFaultPlan.FOR_EVER);
    var random = new Random(seed);
    var steps = Month.of(stories, random);
    var references = references(stories, random);
    play(steps, references, shops);
    awaitRest(() -> result(seed, steps, references, shops));
    var result = result(seed, steps, references, shops);
    screen.line(result.words());
    return result;
  }

  private void play(List<Step> steps, Map<Integer, Reference> references, Map<Way, Shop> shops) {
    var begin = Instant.now().minus(Month.LENGTH);
    var mischief = house.stripe().webhooks().mischief();
    var nextLook = Month.LENGTH.dividedBy(LOOKS);
    try {
      for (Step step : steps) {
        while (step.after().compareTo(nextLook) > 0) {
          look(shops);
          nextLook = nextLook.plus(Month.LENGTH.dividedBy(LOOKS));
        }
        house.stripe().clock().set(begin.plus(step.after()));
        shops.forEach(
            (way, shop) -> {
              mischief.drop(!way.webhooks());
              var reference = references.getOrDefault(step.story(), Reference.NONE);
              step.act().accept(shop.story(step.story(), of(reference, shop)));
            });
      }
    } finally {
      mischief.drop(false);
      house.stripe().clock().reset();
    }
    look(shops);
  }

  private void look(Map<Way, Shop> shops) {
    shops.forEach(
        (way, shop) -> {
          if (way.polls()) {
            desk.check(shop.account().id());
          }
        });
  }

  /// Until it has come to what it should, and Trackdesk was called no more for a while: what is
  /// too much would come then.
  private void awaitRest(Supplier<ThreeWaysResult> now) {
    var still = new AtomicInteger();
    var calls = new AtomicReference<Map<Way, Integer>>(Map.of());
    boolean _ =
        new Eventually(SETTLING, LOOK)
            .until(
                () -> {
                  var result = now.get();
                  var moved = !result.calls().equals(calls.getAndSet(result.calls()));
                  var looks = moved ? 0 : still.get() + 1;
                  still.set(looks);
                  return quiet() && result.same() && looks >= STILL_LOOKS;
                });
  }

  private boolean quiet() {
    return house.stripe().webhooks().waiting() == 0;
  }

  /// What a buyer brings along.
  private enum Reference {
    CLICK,
    OF_THE_MERCHANT,
    NONE
  }

  private static Map<Integer, Reference> references(int stories, Random random) {
    var references = new HashMap<Integer, Reference>();
    for (int story = 0; story < stories; story++) {
      var kind = random.nextInt(10);
      references.put(
          story,
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
    desk.register(
        account(way, seed),
        tenant,
        house.trackdesk().token(tenant),
        Map.of("requestsPerSecond", REQUESTS_PER_SECOND, "pending", "REPORT"));
    return new Shop(
        house.stripe().account(account(way, seed)),
        tenant,
        house.trackdesk().click(tenant, "ada"),
        new HashMap<>());
  }

  private static String account(Way way, long seed) {
    return "acct_" + way.label() + Math.abs(seed);
  }

  private ThreeWaysResult result(
      long seed, List<Step> steps, Map<Integer, Reference> references, Map<Way, Shop> shops) {
    var held = new EnumMap<Way, List<Held>>(Way.class);
    var calls = new EnumMap<Way, Integer>(Way.class);
    shops.forEach(
        (way, shop) -> {
          held.put(way, held(shop));
          calls.put(way, house.trackdesk().requests(shop.tenant()).size());
        });
    var expected =
        Optional.ofNullable(shops.get(Way.BOTH)).stream()
            .flatMap(shop -> shop.stories().entrySet().stream())
            .filter(story -> references.get(story.getKey()) == Reference.CLICK)
            .flatMap(story -> outcomes(story.getKey(), story.getValue()))
            .sorted(Comparator.comparing(Outcome::payment))
            .toList();
    return new ThreeWaysResult(seed, steps.size(), held, expected, calls);
  }

  private static Stream<Outcome> outcomes(int story, Bought bought) {
    var outcomes = bought.outcomes();
    return IntStream.range(0, outcomes.size())
        .mapToObj(n -> new Outcome(payment(story, n), outcomes.get(n)));
  }

  private static String payment(int story, int number) {
    return story + "." + number;
  }

  private List<Held> held(Shop shop) {
    var payments = new HashMap<String, String>();
    shop.stories()
        .forEach(
            (story, bought) -> {
              var charges = bought.charges();
              for (int n = 0; n < charges.size(); n++) {
                payments.put(charges.get(n).id(), payment(story, n));
              }
            });
    return house.trackdesk().conversions(shop.tenant()).stream()
        .map(conversion -> held(conversion, payments, shop))
        .sorted(Comparator.comparing(Held::toString))
        .toList();
  }

  private static Held held(Conversion conversion, Map<String, String> payments, Shop shop) {
    return new Held(
        conversion.externalId().map(payments::get).orElse("unknown"),
        conversion.type(),
        conversion.amount(),
        conversion.status(),
        conversion.cid().filter(shop.click().cid()::equals).isPresent());
  }
}
