package io.saletrail.sandbox.trackdesk.fault;

import io.saletrail.sandbox.trackdesk.tenant.Call;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The planned faults of one tenant, in order. Clicks of visitors are exempt unless a plan names
/// them.
public final class FaultPlan {

  private static final Set<Call> ALL_BUT_CLICKS =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Call.CLICK)));

  private sealed interface Planned {
    Set<Call> calls();

    Fault fault();
  }

  private record Times(Set<Call> calls, int left, Fault fault) implements Planned {}

  private record Sometimes(Set<Call> calls, double share, Random dice, Fault fault)
      implements Planned {}

  private final List<Planned> plans = new ArrayList<>();

  public void next(int times, Fault fault) {
    plan(new Times(ALL_BUT_CLICKS, times, fault));
  }

  public void next(int times, Call call, Fault fault) {
    plan(new Times(Set.of(call), times, fault));
  }

  /// A share of the calls from now on until [#clear], the same ones for the same seed.
  public void sometimes(double share, long seed, Fault fault) {
    plan(new Sometimes(ALL_BUT_CLICKS, share, new Random(seed), fault));
  }

  public synchronized void clear() {
    plans.clear();
  }

  public synchronized int size() {
    return plans.size();
  }

  /// The fault for this call, which is used up.
  public synchronized Optional<Fault> next(Call call) {
    for (int i = 0; i < plans.size(); i++) {
      var planned = plans.get(i);
      if (planned.calls().contains(call) && strikesNow(i, planned)) {
        return Optional.of(planned.fault());
      }
    }
    return Optional.empty();
  }

  private synchronized void plan(Planned planned) {
    plans.add(planned);
  }

  private boolean strikesNow(int index, Planned planned) {
    return switch (planned) {
      case Times(_, int left, _) when left <= 1 -> {
        plans.remove(index);
        yield left == 1;
      }
      case Times(var calls, int left, var fault) -> {
        plans.set(index, new Times(calls, left - 1, fault));
        yield true;
      }
      case Sometimes(_, double share, var dice, _) -> dice.nextDouble() < share;
    };
  }
}
