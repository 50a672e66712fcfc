package io.saletrail.stack.month;

import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.util.List;
import java.util.Map;

/// What Trackdesk holds at the end, by the source from which Saletrail knew the sales.
///
/// @param seed generates the same month again
/// @param steps number of steps at each merchant
/// @param held sorted; a conversion that Trackdesk holds twice is in it twice
/// @param expected the status of each credited payment by Stripe's state, in the same order
/// @param calls number of calls to Trackdesk
public record ThreeWaysResult(
    long seed,
    int steps,
    Map<Way, List<ComparableConversion>> held,
    List<Outcome> expected,
    Map<Way, Integer> calls) {

  /// The status of one payment.
  public record Outcome(String payment, ConversionStatus status) {}

  /// Whether all three agree with each other and with what is expected.
  public boolean matches() {
    return outcomes().equals(expected)
        && of(Way.WEBHOOKS).equals(of(Way.BOTH))
        && of(Way.POLLS).equals(of(Way.BOTH));
  }

  public List<ComparableConversion> of(Way way) {
    return held.getOrDefault(way, List.of());
  }

  /// What Trackdesk holds of the merchant with webhooks and polls.
  public List<Outcome> outcomes() {
    return of(Way.BOTH).stream().map(held -> new Outcome(held.payment(), held.status())).toList();
  }

  public String summary() {
    return "%d steps at each merchant (seed %d): %d conversions by webhooks, %d by polls, %d by both"
        .formatted(steps, seed, of(Way.WEBHOOKS).size(), of(Way.POLLS).size(), of(Way.BOTH).size());
  }
}
