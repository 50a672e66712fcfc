package io.saletrail.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// The planned faults of a stand-in's calls, in order. The first plan that matches a call applies.
///
/// @param <C> a call
/// @param <F> a fault
public final class FaultPlan<C, F> {

  /// No limit on the number of calls.
  public static final int FOR_EVER = Integer.MAX_VALUE;

  private sealed interface Planned<C, F> {
    Predicate<C> calls();
  }

  /// @param spared matching calls that succeed before the first fault
  private record Times<C, F>(Predicate<C> calls, int spared, int left, F fault)
      implements Planned<C, F> {

    private Times<C, F> spare() {
      return new Times<>(calls, spared - 1, left, fault);
    }

    private Times<C, F> use() {
      return left == FOR_EVER ? this : new Times<>(calls, spared, left - 1, fault);
    }
  }

  private record Sometimes<C, F>(Predicate<C> calls, double share, Random dice, F fault)
      implements Planned<C, F> {}

  private final Predicate<C> usual;
  private final List<Planned<C, F>> plans = new ArrayList<>();

  /// An empty plan.
  ///
  /// @param usual the calls that fail if a plan names none
  public FaultPlan(Predicate<C> usual) {
    this.usual = usual;
  }

  public void next(int times, F fault) {
    afterSparing(0, times, usual, fault);
  }

  public void next(int times, C call, F fault) {
    afterSparing(0, times, call::equals, fault);
  }

  /// The next matching calls fail, after a number of successful ones.
  ///
  /// @param times number of faults, or [#FOR_EVER]
  public void afterSparing(int spared, int times, Predicate<C> calls, F fault) {
    if (times > 0) {
      plan(new Times<>(calls, spared, times, fault));
    }
  }

  /// A share of the calls from now on until [#clear], the same ones for the same seed.
  public void sometimes(double share, long seed, F fault) {
    plan(new Sometimes<>(usual, share, new Random(seed), fault));
  }

  public synchronized void clear() {
    plans.clear();
  }

  /// Clears the plans for such calls.
  public synchronized void clear(Predicate<Predicate<C>> calls) {
    plans.removeIf(planned -> calls.test(planned.calls()));
  }

  public synchronized int size() {
    return plans.size();
  }

  /// The fault for this call, which is used up.
  public synchronized Optional<F> next(C call) {
    for (int i = 0; i < plans.size(); i++) {
      var planned = plans.get(i);
      if (!planned.calls().test(call)) {
        continue;
      }
      switch (planned) {
        case Times<C, F> times when times.spared() > 0 -> {
          plans.set(i, times.spare());
          return Optional.empty();
        }
        case Times<C, F> times -> {
          use(i, times);
          return Optional.of(times.fault());
        }
        case Sometimes<C, F>(_, double share, var dice, F fault) -> {
          if (dice.nextDouble() < share) {
            return Optional.of(fault);
          }
        }
      }
    }
    return Optional.empty();
  }

  private void use(int index, Times<C, F> times) {
    if (times.left() == 1) {
      plans.remove(index);
    } else {
      plans.set(index, times.use());
    }
  }

  private synchronized void plan(Planned<C, F> planned) {
    plans.add(planned);
  }
}
