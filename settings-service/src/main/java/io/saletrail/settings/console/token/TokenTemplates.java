package io.saletrail.settings.console.token;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The part of the page that changes.
@CheckedTemplate(basePath = "pages")
final class TokenTemplates {
  private TokenTemplates() {}

  static native TemplateInstance token(TokenPanel token);
}
