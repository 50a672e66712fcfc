package io.saletrail.sandbox.stripe.objects;

/// The Stripe App as an account sees it that has it installed, or had it.
public record Application(String id, String account, long created, String name)
    implements StripeObject {

  /// There is one app in the sandbox, and it is ours.
  public static Application ours(String account, long now) {
    return new Application("ca_sandbox", account, now, "Saletrail");
  }
}
