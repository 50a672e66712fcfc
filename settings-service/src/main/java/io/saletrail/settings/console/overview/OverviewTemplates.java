package io.saletrail.settings.console.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class OverviewTemplates {
  private OverviewTemplates() {}

  static native TemplateInstance overview(Layout layout, OverviewPage page);
}
