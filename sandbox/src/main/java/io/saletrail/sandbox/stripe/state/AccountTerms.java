package io.saletrail.sandbox.stripe.state;

/// The properties of one account.
///
/// @param own whether it is the platform's own account, whose events carry no `account`
/// @param version in which its events are rendered
public record AccountTerms(
    String id, String name, boolean own, boolean livemode, ApiVersion version) {

  public static AccountTerms connected(String id) {
    return new AccountTerms(id, id, false, true, ApiVersion.DAHLIA);
  }

  public AccountTerms named(String newName) {
    return new AccountTerms(id, newName, own, livemode, version);
  }

  /// An account of the stand-in is either live or test. For both, create two.
  public AccountTerms inTestMode() {
    return new AccountTerms(id, name, own, false, version);
  }

  public AccountTerms rendering(ApiVersion newVersion) {
    return new AccountTerms(id, name, own, livemode, newVersion);
  }
}
