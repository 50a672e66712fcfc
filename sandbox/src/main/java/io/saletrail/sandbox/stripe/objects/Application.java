package io.saletrail.sandbox.stripe.objects;

/// The Stripe App as seen by an account that has or had it installed.
public record Application(String id, String account, long created, String name)
    implements StripeObject {

  /// The sandbox has one app: ours.
  public static Application ours(String account, long now) {
    return new Application("ca_sandbox", account, now, "Saletrail");
  }
}
