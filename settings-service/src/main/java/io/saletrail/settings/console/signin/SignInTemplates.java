package io.saletrail.settings.console.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The page; its file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class SignInTemplates {
    private SignInTemplates() {}

    /// Why a sign-in ended before its time.
    static native TemplateInstance signInEnded(String heading, String text);
}
