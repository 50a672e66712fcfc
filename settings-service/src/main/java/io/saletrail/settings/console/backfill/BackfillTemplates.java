package io.saletrail.settings.console.backfill;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class BackfillTemplates {
  private BackfillTemplates() {}

  static native TemplateInstance backfill(
      Layout layout, BackfillPages.Form form, BackfillPanel panel);

  static native TemplateInstance backfills(BackfillPanel panel);
}
