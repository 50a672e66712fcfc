package io.saletrail.settings.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class HealthTemplates {
  private HealthTemplates() {}

  static native TemplateInstance health(Layout layout, HealthPage page);
}
