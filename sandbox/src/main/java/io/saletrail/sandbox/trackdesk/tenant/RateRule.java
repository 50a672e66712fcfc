package io.saletrail.sandbox.trackdesk.tenant;

/// The rate limit of a tenant.
public record RateRule(int perSecond, Penalty penalty) {

  /// The response above the limit: Trackdesk's current page and an older one disagree.
  public enum Penalty {
    /// Access is restored when usage, including refused calls, falls below the limit.
    UNTIL_BELOW,
    /// Blocked for the rest of the minute.
    REST_OF_MINUTE
  }

  public static final RateRule BUSINESS = new RateRule(5, Penalty.UNTIL_BELOW);
  public static final RateRule ENTERPRISE = new RateRule(20, Penalty.UNTIL_BELOW);
  public static final RateRule UNLIMITED = new RateRule(Integer.MAX_VALUE, Penalty.UNTIL_BELOW);

  public static RateRule perSecond(int calls) {
    return new RateRule(calls, Penalty.UNTIL_BELOW);
  }

  public RateRule blockingForTheMinute() {
    return new RateRule(perSecond, Penalty.REST_OF_MINUTE);
  }

  boolean limits() {
    return perSecond != Integer.MAX_VALUE;
  }
}
