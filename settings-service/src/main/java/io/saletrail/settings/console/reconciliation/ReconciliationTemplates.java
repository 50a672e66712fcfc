package io.saletrail.settings.console.reconciliation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The page; its file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class ReconciliationTemplates {
  private ReconciliationTemplates() {}

  static native TemplateInstance reconciliation(Layout frame, ReconciliationPage page);
}
