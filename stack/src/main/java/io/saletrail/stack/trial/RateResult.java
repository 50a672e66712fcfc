package io.saletrail.stack.trial;

/// What a trial of rates ended with.
///
/// @param allowed calls in a second that each tenant's plan allows
/// @param mostInASecond the most that any tenant saw in any second, by Trackdesk's clock; nothing
///     over `allowed` is tolerated
public record RateResult(ChaosResult end, int kills, int allowed, int mostInASecond) {

  public boolean passed() {
    return end.exact() && mostInASecond <= allowed;
  }

  public String words() {
    return "%d kills, at most %d calls in any second of a tenant's that allows %d"
        .formatted(kills, mostInASecond, allowed);
  }
}
