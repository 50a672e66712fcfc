package io.saletrail.settings.console.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "pages")
final class SignInTemplates {
  private SignInTemplates() {}

  /// A failed sign-in.
  static native TemplateInstance signInEnded(String heading, String text);

  /// @param error the error of the last attempt; empty at first
  /// @param ended whether a session has just ended
  /// @param then the page after sign-in
  /// @param development whether development sign-in is enabled
  /// @param stripe whether merchants can sign in with the Stripe App
  /// @param oidc whether operators can sign in with OIDC
  static native TemplateInstance signIn(
      String error, boolean ended, String then, boolean development, boolean stripe, boolean oidc);

  /// Asks before a link from the Stripe App replaces a session.
  ///
  /// @param current who is signed in
  /// @param account the merchant of the link
  static native TemplateInstance replaceSession(
      String current, String account, String ticket, String csrf);

  /// A failed installation or console link.
  static native TemplateInstance stripeNotice(String heading, String text);
}
