package io.saletrail.settings.console.signin;

/// How somebody showed who they are.
public enum SignInMethod {
  /// The operator token.
  TOKEN,
  /// The organisation's OpenID Connect provider.
  ORGANISATION,
  /// One click, where everybody may.
  DEVELOPMENT,
  /// The end of an installation, signed by Stripe.
  INSTALLATION,
  /// A link out of the Stripe App.
  CONSOLE_LINK
}
