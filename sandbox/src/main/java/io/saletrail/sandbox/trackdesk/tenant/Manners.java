package io.saletrail.sandbox.trackdesk.tenant;

/// How the tenant answers, where Trackdesk's own habits are unknown or differ by plan.
///
/// @param refusalStatus the HTTP status of a refusal; Trackdesk does not publish which one it is
public record Manners(RateRule rate, int refusalStatus, CookieForm cookie) {

  static final int USUAL_REFUSAL_STATUS = 400;

  /// The cookie of the click is sometimes seen as plain JSON and sometimes URL-encoded.
  public enum CookieForm {
    PLAIN,
    URL_ENCODED
  }

  static Manners usual(RateRule rate) {
    return new Manners(rate, USUAL_REFUSAL_STATUS, CookieForm.PLAIN);
  }

  public Manners with(RateRule another) {
    return new Manners(another, refusalStatus, cookie);
  }

  public Manners refusingWith(int status) {
    return new Manners(rate, status, cookie);
  }

  public Manners with(CookieForm form) {
    return new Manners(rate, refusalStatus, form);
  }
}
