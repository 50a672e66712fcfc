package io.saletrail.sandbox.stripe.api;

import io.saletrail.sandbox.stripe.objects.StripeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// How the API goes wrong on command. The first rule that fits a call holds.
public final class ApiMischief {

    /// Calls of any number.
    public static final int FOR_EVER = Integer.MAX_VALUE;

    private static final Pattern OBJECT_ID = Pattern.compile("/[a-z]+_[A-Za-z0-9_]+");

    private record Rule(Fault fault, Optional<String> account, String path, int left) {

        private boolean fits(String caller, String called) {
            return account.map(caller::equals).orElse(true) && called.startsWith(path);
        }
    }

    private record Second(long second, int calls) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Second> rates = new ConcurrentHashMap<>();
    private volatile OptionalInt callsPerSecond = OptionalInt.empty();
    private volatile Duration pause = Duration.ZERO;
    private volatile Duration appearAtLeast = Duration.ZERO;
    private volatile Duration appearAtMost = Duration.ZERO;

    public void nextCalls(int count, Fault fault) {
        add(new Rule(fault, Optional.empty(), "/", count));
    }

    /// The next calls of anybody go wrong.
    ///
    /// @param path only calls whose path begins so
    public void nextCalls(int count, Fault fault, String path) {
        add(new Rule(fault, Optional.empty(), path, count));
    }

    /// An account whose calls fail until [#heal].
    public void fail(String account, Fault fault) {
        fail(account, fault, "/", FOR_EVER);
    }

    public void fail(String account, Fault fault, String path, int count) {
        add(new Rule(fault, Optional.of(account), path, count));
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

    public synchronized void behave() {
        rules.clear();
        callsPerSecond = OptionalInt.empty();
        slowDown(Duration.ZERO);
        delayEvents(Duration.ZERO, Duration.ZERO);
    }

    /// The fault that this call meets, which is then used up.
    synchronized Optional<Fault> strike(String account, String path) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (!rule.fits(account, path)) {
                continue;
            }
            if (rule.left() == 1) {
                rules.remove(i);
            } else if (rule.left() != FOR_EVER) {
                rules.set(i, new Rule(rule.fault(), rule.account(), rule.path(), rule.left() - 1));
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
        return event.recordedAtMillis() + appearAtLeast.toMillis() + share
                <= System.currentTimeMillis();
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
                                before.second() == second
                                        ? new Second(second, before.calls() + 1)
                                        : now);
        return used.calls() > callsPerSecond.getAsInt();
    }

    private synchronized void add(Rule rule) {
        if (rule.left() > 0) {
            rules.add(rule);
        }
    }
}
