package io.saletrail.settings.console.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class AuditTemplates {
  private AuditTemplates() {}

  /// @param next cursor of older entries; empty at the end
  static native TemplateInstance audit(Layout layout, List<AuditLine> lines, String next);
}
