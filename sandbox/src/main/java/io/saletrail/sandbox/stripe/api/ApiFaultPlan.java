package io.saletrail.sandbox.stripe.api;

import io.saletrail.sandbox.stripe.objects.StripeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// How the API goes wrong on command. The first rule that fits a call holds.
public final class ApiFaultPlan {

  /// Calls of any number.
  public static final int FOR_EVER = Integer.MAX_VALUE;

  private static final Pattern OBJECT_ID = Pattern.compile("/[a-z]+_[A-Za-z0-9_]+");

  /// @param spared calls that fit and go well before the first goes wrong
  private record Rule(Fault fault, Optional<String> account, String path, int spared, int left) {

    private boolean fits(String caller, String called) {
      return account.map(caller::equals).orElse(true) && called.startsWith(path);
    }

    private Rule spare() {
      return new Rule(fault, account, path, spared - 1, left);
    }

    private Rule use() {
      return left == FOR_EVER ? this : new Rule(fault, account, path, spared, left - 1);
    }
  }

  /// @param answered calls that fit and are answered before the one at whose arrival it happens
  private record Meanwhile(String account, String path, int answered, Runnable happening) {

    private boolean fits(String caller, String called) {
      return account.equals(caller) && called.startsWith(path);
    }

    private Meanwhile oneMoreAnswered() {
      return new Meanwhile(account, path, answered - 1, happening);
    }
  }

  private record Second(long second, int calls) {}

  private final List<Rule> rules = new ArrayList<>();
  private final List<Meanwhile> meanwhiles = new ArrayList<>();
  private volatile Predicate<StripeEvent> withheld = _ -> false;
  private final Map<String, Second> rates = new ConcurrentHashMap<>();
  private volatile OptionalInt callsPerSecond = OptionalInt.empty();
  private volatile Duration pause = Duration.ZERO;
  private volatile Duration appearAtLeast = Duration.ZERO;
  private volatile Duration appearAtMost = Duration.ZERO;

  public void nextCalls(int count, Fault fault) {
    nextCalls(count, fault, "/");
  }

  /// The next calls of anybody go wrong.
  ///
  /// @param path only calls whose path begins so
  public void nextCalls(int count, Fault fault, String path) {
    add(new Rule(fault, Optional.empty(), path, 0, count));
  }

  /// An account whose calls fail until [#heal].
  public void fail(String account, Fault fault) {
    fail(account, fault, "/", FOR_EVER);
  }

  public void fail(String account, Fault fault, String path, int count) {
    failAfter(0, account, fault, path, count);
  }

  /// The same, but only after so many calls that go well: in the middle of a list.
  public void failAfter(int spared, String account, Fault fault, String path, int count) {
    add(new Rule(fault, Optional.of(account), path, spared, count));
  }

  /// Does this when so many more calls of the account have been answered and one more arrives,
  /// before that one is: so that a list changes between two of its pages.
  public synchronized void meanwhile(
      int answered, String account, String path, Runnable happening) {
    meanwhiles.add(new Meanwhile(account, path, answered, happening));
  }

  public synchronized void heal(String account) {
    rules.removeIf(rule -> rule.account().equals(Optional.of(account)));
  }

  /// Calls of one account to one endpoint beyond so many in a second get 429. Live Stripe:
  /// 25.
  public void limitRate(int perSecond) {
    callsPerSecond = OptionalInt.of(perSecond);
  }

  /// Every call is answered only after this time.
  public void slowDown(Duration by) {
    pause = by;
  }

  /// An event stands in the list only some time after it happened, a time of its own within
  /// these bounds.
  public void delayEvents(Duration atLeast, Duration atMost) {
    appearAtLeast = atLeast;
    appearAtMost = atMost;
  }

  /// The events list leaves these out until it is told otherwise, or to [#behave].
  public void withholdEvents(Predicate<StripeEvent> which) {
    withheld = which;
  }

  public synchronized void behave() {
    rules.clear();
    callsPerSecond = OptionalInt.empty();
    slowDown(Duration.ZERO);
    delayEvents(Duration.ZERO, Duration.ZERO);
    withholdEvents(_ -> false);
    meanwhiles.clear();
  }

  /// The fault that this call meets, which is then used up.
  synchronized Optional<Fault> strike(String account, String path) {
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      if (!rule.fits(account, path)) {
        continue;
      }
      if (rule.spared() > 0) {
        rules.set(i, rule.spare());
        return Optional.empty();
      }
      if (rule.left() == 1) {
        rules.remove(i);
      } else {
        rules.set(i, rule.use());
      }
      return Optional.of(rule.fault());
    }
    return overRate(account, path) ? Optional.of(Fault.RATE_LIMITED) : Optional.empty();
  }

  Duration pause() {
    return pause;
  }

  boolean visible(StripeEvent event) {
    long window = appearAtMost.minus(appearAtLeast).toMillis();
    long share = window > 0 ? Math.floorMod(event.id().hashCode(), window) : 0;
    return !withheld.test(event)
        && event.recordedAtMillis() + appearAtLeast.toMillis() + share
            <= System.currentTimeMillis();
  }

  /// Does what was to be done when this call arrives.
  void happen(String account, String path) {
    due(account, path).forEach(Runnable::run);
  }

  private synchronized List<Runnable> due(String account, String path) {
    var due = new ArrayList<Runnable>();
    var plans = meanwhiles.listIterator();
    while (plans.hasNext()) {
      var plan = plans.next();
      if (!plan.fits(account, path)) {
        continue;
      }
      if (plan.answered() == 0) {
        plans.remove();
        due.add(plan.happening());
      } else {
        plans.set(plan.oneMoreAnswered());
      }
    }
    return due;
  }

  private boolean overRate(String account, String path) {
    if (callsPerSecond.isEmpty()) {
      return false;
    }
    long second = System.currentTimeMillis() / 1_000;
    var used =
        rates.merge(
            account + OBJECT_ID.matcher(path).replaceAll(""),
            new Second(second, 1),
            (before, now) ->
                before.second() == second ? new Second(second, before.calls() + 1) : now);
    return used.calls() > callsPerSecond.getAsInt();
  }

  private synchronized void add(Rule rule) {
    if (rule.left() > 0) {
      rules.add(rule);
    }
  }
}
