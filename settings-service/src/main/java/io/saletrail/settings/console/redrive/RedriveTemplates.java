package io.saletrail.settings.console.redrive;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class RedriveTemplates {
  private RedriveTemplates() {}

  static native TemplateInstance waiting(Layout frame, AttentionPage page);

  static native TemplateInstance redrive(Layout frame, RedrivePage page);

  /// The part of a re-drive's page that changes.
  ///
  /// @param csrf what its form carries
  static native TemplateInstance redriven(String csrf, RedrivePage page);
}
