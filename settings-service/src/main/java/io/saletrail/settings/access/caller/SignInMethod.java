package io.saletrail.settings.access.caller;

/// How a caller authenticated.
public enum SignInMethod {
  /// The operator token.
  TOKEN,
  /// An OpenID Connect provider.
  OIDC,
  /// Without credentials, if development sign-in is enabled.
  DEVELOPMENT,
  /// A completed installation, signed by Stripe.
  INSTALLATION,
  /// A link from the Stripe App.
  CONSOLE_LINK
}
