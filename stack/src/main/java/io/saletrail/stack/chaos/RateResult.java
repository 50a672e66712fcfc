package io.saletrail.stack.chaos;

/// The result of a rate run.
///
/// @param allowed calls per second that each tenant's plan allows
/// @param maxPerSecond the most calls that any tenant got within any second, by Trackdesk's clock
public record RateResult(SalesResult end, int kills, int allowed, int maxPerSecond) {

  public boolean passed() {
    return end.exact() && maxPerSecond <= allowed;
  }

  public String summary() {
    return "%d kills, at most %d calls per second to one tenant, %d allowed"
        .formatted(kills, maxPerSecond, allowed);
  }
}
