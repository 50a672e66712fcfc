package io.saletrail.settings.console.options;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The page's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class OptionTemplates {
  private OptionTemplates() {}

  static native TemplateInstance options(Layout frame, OptionsPage page);
}
