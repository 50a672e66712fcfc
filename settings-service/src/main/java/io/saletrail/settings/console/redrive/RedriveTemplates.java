package io.saletrail.settings.console.redrive;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Frame;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class RedriveTemplates {
  private RedriveTemplates() {}

  static native TemplateInstance waiting(Frame frame, WaitingPage page);

  static native TemplateInstance redrive(Frame frame, RedrivePage page);

  /// The part of a re-drive's page that changes.
  ///
  /// @param csrf what its form carries
  static native TemplateInstance redriven(String csrf, RedrivePage page);
}
