package io.saletrail.sandbox.stripe.ledger;

import io.saletrail.sandbox.stripe.shapes.ApiVersion;

/// What is agreed about one account.
///
/// @param own the platform's own account: its events carry no `account`
/// @param version how its events are rendered
public record AccountTerms(
    String id, String name, boolean own, boolean livemode, ApiVersion version) {

  public static AccountTerms connected(String id) {
    return new AccountTerms(id, id, false, true, ApiVersion.DAHLIA);
  }

  public AccountTerms named(String newName) {
    return new AccountTerms(id, newName, own, livemode, version);
  }

  /// An account of the stand-in is all live or all test: for both, open two.
  public AccountTerms inTestMode() {
    return new AccountTerms(id, name, own, false, version);
  }

  public AccountTerms rendering(ApiVersion newVersion) {
    return new AccountTerms(id, name, own, livemode, newVersion);
  }
}
