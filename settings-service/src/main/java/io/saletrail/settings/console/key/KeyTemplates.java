package io.saletrail.settings.console.key;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class KeyTemplates {
  private KeyTemplates() {}

  /// @param path the path of the page, where its forms are sent to
  /// @param secret the new key; empty without one
  static native TemplateInstance keys(
      Layout layout, String path, KeyForm form, String secret, List<KeyLine> lines);
}
