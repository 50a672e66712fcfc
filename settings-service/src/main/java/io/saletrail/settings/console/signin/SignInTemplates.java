package io.saletrail.settings.console.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class SignInTemplates {
  private SignInTemplates() {}

  /// Why a sign-in ended before its time.
  static native TemplateInstance signInEnded(String heading, String text);

  /// @param fault what was wrong with the last try; empty at first
  /// @param then where to go afterwards
  /// @param development whether everybody may sign in
  /// @param stripe whether merchants may come by way of the Stripe App
  /// @param organisation whether operators may come by way of their organisation
  static native TemplateInstance signIn(
      String fault, String then, boolean development, boolean stripe, boolean organisation);

  /// Why a way in by Stripe ended before its time.
  static native TemplateInstance stripeNotice(String heading, String text);
}
