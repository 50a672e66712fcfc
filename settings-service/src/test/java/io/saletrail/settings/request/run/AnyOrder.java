package io.saletrail.settings.request.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Plays generated histories in any order and with any repetition. The seed of a failure is in its
/// message; `-Dseed=…` plays it again.
public final class AnyOrder {
  private static final int HISTORIES = Integer.getInteger("histories", 2_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private AnyOrder() {}

  /// Each history ends in the same states in whatever order, and however often, its facts arrive.
  public static <F extends Fact, S> void givesOneState(
      RunKind<F> kind, Function<Random, List<F>> history, Function<Run<F>, S> state) {
    for (var n = 0; n < HISTORIES; n++) {
      var random = new Random(SEED + n);
      var facts = history.apply(random);
      var expected = Run.of(kind, facts).stream().map(state).toList();

      var found = Run.of(kind, disturbed(facts, random)).stream().map(state).toList();

      assertThat(found).as("seed=%d", SEED + n).isEqualTo(expected);
    }
  }

  /// The facts in another order, some of them several times.
  static <F> List<F> disturbed(List<F> facts, Random random) {
    var disturbed = new ArrayList<>(facts);
    facts.stream().filter(_ -> random.nextInt(3) == 0).forEach(disturbed::add);
    Collections.shuffle(disturbed, random);
    return disturbed;
  }
}
