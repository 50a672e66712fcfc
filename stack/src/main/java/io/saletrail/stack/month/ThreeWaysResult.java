package io.saletrail.stack.month;

import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.util.List;
import java.util.Map;

/// What Trackdesk holds at the end, by the way in which the house heard of it.
///
/// @param seed makes the same month again
/// @param steps how much happened at each merchant
/// @param held in a fixed order, and one that Trackdesk holds twice is in it twice
/// @param expected what each credited payment has come to at Stripe, in the same order
/// @param calls how many calls Trackdesk got for it
public record ThreeWaysResult(
    long seed,
    int steps,
    Map<Way, List<Held>> held,
    List<Outcome> expected,
    Map<Way, Integer> calls) {

  /// What a payment came to.
  public record Outcome(String payment, ConversionStatus status) {}

  /// Whether it came to the same on every way, and to what it should.
  public boolean same() {
    return outcomes().equals(expected)
        && of(Way.WEBHOOKS).equals(of(Way.BOTH))
        && of(Way.POLLS).equals(of(Way.BOTH));
  }

  public List<Held> of(Way way) {
    return held.getOrDefault(way, List.of());
  }

  /// What Trackdesk holds of the merchant of whom everything told.
  public List<Outcome> outcomes() {
    return of(Way.BOTH).stream().map(held -> new Outcome(held.payment(), held.status())).toList();
  }

  /// For people.
  public String words() {
    return "%d steps at each merchant (seed %d): %d conversions by webhooks, %d by polls, %d by both"
        .formatted(steps, seed, of(Way.WEBHOOKS).size(), of(Way.POLLS).size(), of(Way.BOTH).size());
  }
}
