package io.saletrail.settings.console.reconciliation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class ReconciliationTemplates {
  private ReconciliationTemplates() {}

  static native TemplateInstance reconciliation(Layout layout, ReconciliationPage page);

  static native TemplateInstance reconciliationLines(Layout layout, LinesPage page);
}
