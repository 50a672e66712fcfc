package io.saletrail.sandbox.trackdesk.tenant;

/// How the tenant answers, where Trackdesk's own habits are unknown or differ by plan.
///
/// @param refusalStatus the HTTP status of a refusal; Trackdesk does not publish which one it is
public record ResponseProfile(RateRule rate, int refusalStatus, CookieForm cookie) {

  static final int USUAL_REFUSAL_STATUS = 400;

  /// The cookie of the click is sometimes seen as plain JSON and sometimes URL-encoded.
  public enum CookieForm {
    PLAIN,
    URL_ENCODED
  }

  static ResponseProfile usual(RateRule rate) {
    return new ResponseProfile(rate, USUAL_REFUSAL_STATUS, CookieForm.PLAIN);
  }

  public ResponseProfile with(RateRule another) {
    return new ResponseProfile(another, refusalStatus, cookie);
  }

  public ResponseProfile refusingWith(int status) {
    return new ResponseProfile(rate, status, cookie);
  }

  public ResponseProfile with(CookieForm form) {
    return new ResponseProfile(rate, refusalStatus, form);
  }
}
