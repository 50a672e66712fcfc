package io.saletrail.settings.console.check;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class CheckTemplates {
  private CheckTemplates() {}

  /// The part of the pages that changes.
  static native TemplateInstance checks(CheckPanel checks);

  /// @param live where the part that changes is fetched anew; empty where nothing changes
  /// @param next the list's next page; empty at its end
  static native TemplateInstance checkList(
      Layout frame, CheckPanel checks, String live, ReadsLine reads, String next);
}
