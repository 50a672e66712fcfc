package io.saletrail.sandbox.trackdesk.tenant;

/// How the tenant responds, where Trackdesk's behaviour is unknown or differs by plan.
///
/// @param refusalStatus the HTTP status of a refusal, which Trackdesk does not document
public record ResponseProfile(RateRule rate, int refusalStatus, CookieForm cookie) {

  static final int DEFAULT_REFUSAL_STATUS = 400;

  /// The click's cookie is sometimes plain JSON and sometimes URL-encoded.
  public enum CookieForm {
    PLAIN,
    URL_ENCODED
  }

  static ResponseProfile defaults(RateRule rate) {
    return new ResponseProfile(rate, DEFAULT_REFUSAL_STATUS, CookieForm.PLAIN);
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
