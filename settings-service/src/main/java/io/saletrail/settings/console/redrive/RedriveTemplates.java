package io.saletrail.settings.console.redrive;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class RedriveTemplates {
  private RedriveTemplates() {}

  static native TemplateInstance attention(Layout layout, AttentionPage page);

  static native TemplateInstance redrive(Layout layout, RedrivePage page);

  /// The part of a re-drive's page that refreshes.
  ///
  /// @param csrf CSRF token of its form
  static native TemplateInstance redriveResult(String csrf, RedrivePage page);
}
