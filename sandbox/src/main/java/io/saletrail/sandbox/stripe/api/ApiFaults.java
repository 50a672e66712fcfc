package io.saletrail.sandbox.stripe.api;

import io.saletrail.sandbox.fault.FaultPlan;
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

/// Faults of the API, on command.
public final class ApiFaults {

  private static final Pattern OBJECT_ID = Pattern.compile("/[a-z]+_[A-Za-z0-9_]+");

  private record ApiCall(String account, String path) {}

  /// @param account empty for the calls of every account
  /// @param path prefix of the path
  private record Calls(Optional<String> account, String path) implements Predicate<ApiCall> {

    @Override
    public boolean test(ApiCall call) {
      return account.map(call.account()::equals).orElse(true) && call.path().startsWith(path);
    }
  }

  /// @param earlier matching calls that get a response before the one whose arrival triggers it
  private record Meanwhile(String account, String path, int earlier, Runnable happening) {

    private boolean fits(String caller, String called) {
      return account.equals(caller) && called.startsWith(path);
    }

    private Meanwhile next() {
      return new Meanwhile(account, path, earlier - 1, happening);
    }
  }

  private record Second(long second, int calls) {}

  private final FaultPlan<ApiCall, ApiFault> planned = new FaultPlan<>(_ -> true);
  private final List<Meanwhile> meanwhiles = new ArrayList<>();
  private volatile Predicate<StripeEvent> withheld = _ -> false;
  private final Map<String, Second> rates = new ConcurrentHashMap<>();
  private volatile OptionalInt callsPerSecond = OptionalInt.empty();
  private volatile Duration pause = Duration.ZERO;
  private volatile Optional<String> held = Optional.empty();
  private volatile Duration appearAtLeast = Duration.ZERO;
  private volatile Duration appearAtMost = Duration.ZERO;

  public void nextCalls(int count, ApiFault fault) {
    nextCalls(count, fault, "/");
  }

  /// The next calls of any account fail.
  ///
  /// @param path prefix of the path
  public void nextCalls(int count, ApiFault fault, String path) {
    planned.afterSparing(0, count, new Calls(Optional.empty(), path), fault);
  }

  /// The account's calls fail until [#heal].
  public void fail(String account, ApiFault fault) {
    fail(account, fault, "/", FaultPlan.FOR_EVER);
  }

  public void fail(String account, ApiFault fault, String path, int count) {
    failAfter(0, account, fault, path, count);
  }

  /// The same after a number of successful calls: in the middle of a list.
  public void failAfter(int spared, String account, ApiFault fault, String path, int count) {
    planned.afterSparing(spared, count, new Calls(Optional.of(account), path), fault);
  }

  /// Runs `happening` when the account's call number `earlier` + 1 arrives, before it gets a
  /// response: a list changes between two of its pages.
  public synchronized void meanwhile(int earlier, String account, String path, Runnable happening) {
    meanwhiles.add(new Meanwhile(account, path, earlier, happening));
  }

  public void heal(String account) {
    planned.clear(calls -> calls instanceof Calls(var of, _) && of.equals(Optional.of(account)));
  }

  /// Calls of one account to one endpoint beyond this rate get 429. Live Stripe: 25 per second.
  public void limitRate(int perSecond) {
    callsPerSecond = OptionalInt.of(perSecond);
  }

  /// Delays every response.
  public void slowDown(Duration by) {
    pause = by;
  }

  /// Calls with this prefix of the path get no response until the next call of this method or
  /// [#behave].
  public void hold(String path) {
    held = Optional.of(path);
  }

  /// An event appears in the list only after a random delay within these bounds.
  public void delayEvents(Duration atLeast, Duration atMost) {
    appearAtLeast = atLeast;
    appearAtMost = atMost;
  }

  /// The events list omits these events until the next call of this method or [#behave].
  public void withholdEvents(Predicate<StripeEvent> which) {
    withheld = which;
  }

  public synchronized void behave() {
    planned.clear();
    callsPerSecond = OptionalInt.empty();
    slowDown(Duration.ZERO);
    held = Optional.empty();
    delayEvents(Duration.ZERO, Duration.ZERO);
    withholdEvents(_ -> false);
    meanwhiles.clear();
  }

  /// The fault for this call, which is used up.
  Optional<ApiFault> next(String account, String path) {
    return planned
        .next(new ApiCall(account, path))
        .or(() -> overRate(account, path) ? Optional.of(ApiFault.RATE_LIMITED) : Optional.empty());
  }

  Duration pause() {
    return pause;
  }

  boolean holds(String path) {
    return held.filter(path::startsWith).isPresent();
  }

  boolean visible(StripeEvent event) {
    long window = appearAtMost.minus(appearAtLeast).toMillis();
    long share = window > 0 ? Math.floorMod(event.id().hashCode(), window) : 0;
    return !withheld.test(event)
        && event.recordedAtMillis() + appearAtLeast.toMillis() + share
            <= System.currentTimeMillis();
  }

  /// Runs what is scheduled for this call.
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
      if (plan.earlier() == 0) {
        plans.remove();
        due.add(plan.happening());
      } else {
        plans.set(plan.next());
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
}
