package io.saletrail.settings.console.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import java.util.List;

/// The page; its file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class AuditTemplates {
  private AuditTemplates() {}

  /// @param next where earlier entries begin; empty at the end
  static native TemplateInstance audit(Layout frame, List<AuditLine> lines, String next);
}
