package io.saletrail.settings.console.privacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class PrivacyTemplates {
  private PrivacyTemplates() {}

  /// @param connected whether the merchant is connected, and so cannot be erased
  static native TemplateInstance privacy(
      Layout layout, List<ErasureLine> lines, boolean connected, ErasureForm form);
}
