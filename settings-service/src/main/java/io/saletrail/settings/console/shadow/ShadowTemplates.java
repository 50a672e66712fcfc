package io.saletrail.settings.console.shadow;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The page; its file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class ShadowTemplates {
  private ShadowTemplates() {}

  static native TemplateInstance shadow(Layout frame, ShadowPage page);
}
