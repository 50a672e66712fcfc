package io.saletrail.settings.console.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The page; its file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class HealthTemplates {
  private HealthTemplates() {}

  static native TemplateInstance health(Layout frame, HealthPage page);
}
