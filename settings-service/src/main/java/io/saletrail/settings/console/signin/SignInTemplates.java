package io.saletrail.settings.console.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "pages")
final class SignInTemplates {
  private SignInTemplates() {}

  /// A failed sign-in.
  static native TemplateInstance signInEnded(String heading, String text);

  /// @param error the error of the last attempt; empty at first
  /// @param then the page after sign-in
  /// @param development whether development sign-in is enabled
  /// @param stripe whether merchants can sign in with the Stripe App
  /// @param oidc whether operators can sign in with OIDC
  static native TemplateInstance signIn(
      String error, String then, boolean development, boolean stripe, boolean oidc);

  /// A failed installation or console link.
  static native TemplateInstance stripeNotice(String heading, String text);
}
