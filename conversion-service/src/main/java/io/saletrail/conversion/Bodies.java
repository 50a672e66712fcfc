package io.saletrail.conversion;

import static java.util.Objects.requireNonNull;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.outbox.feed.Received;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The JSON text of each fact of a batch, as it was received. Rows hold it instead of what this
/// version would write: a field that a later version added is still there for that version.
public final class Bodies {
  private final Map<PaymentActivity, String> texts = new HashMap<>();

  private Bodies() {}

  public static Bodies of(Collection<Received<PaymentActivity>> facts) {
    var bodies = new Bodies();
    facts.forEach(one -> bodies.texts.putIfAbsent(one.fact(), one.json()));
    return bodies;
  }

  /// The text of a fact of the batch.
  public String of(PaymentActivity fact) {
    return requireNonNull(texts.get(fact), "a fact of another batch");
  }
}
