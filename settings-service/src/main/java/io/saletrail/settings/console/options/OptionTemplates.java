package io.saletrail.settings.console.options;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class OptionTemplates {
  private OptionTemplates() {}

  static native TemplateInstance options(Layout layout, OptionsPage page);
}
