package io.saletrail.outbox.feed;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;

/// A fact and the JSON text that it was read from. To store the text keeps what this version does
/// not know: a field or a constant that a later version added.
public record Received<F extends Fact>(F fact, String json) {
  /// A fact that was not received, as this version writes it.
  public static <F extends Fact> Received<F> written(F fact) {
    return new Received<>(fact, FactFormat.write(fact));
  }
}
