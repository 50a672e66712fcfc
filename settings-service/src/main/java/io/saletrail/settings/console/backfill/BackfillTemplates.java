package io.saletrail.settings.console.backfill;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class BackfillTemplates {
  private BackfillTemplates() {}

  static native TemplateInstance backfill(
      Layout frame, BackfillPages.Form form, BackfillPanel panel);

  static native TemplateInstance backfills(BackfillPanel panel);
}
