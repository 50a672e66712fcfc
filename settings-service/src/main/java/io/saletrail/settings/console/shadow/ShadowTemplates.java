package io.saletrail.settings.console.shadow;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class ShadowTemplates {
  private ShadowTemplates() {}

  static native TemplateInstance shadow(Layout layout, ShadowPage page);
}
