package io.saletrail.settings.console.check;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

@CheckedTemplate(basePath = "pages")
final class CheckTemplates {
  private CheckTemplates() {}

  /// The part of the pages that refreshes.
  static native TemplateInstance checks(CheckPanel checks);

  /// @param live URL of the part that refreshes; empty if it never changes
  /// @param next cursor of the next page; empty at the end
  static native TemplateInstance checkList(
      Layout layout, CheckPanel checks, String live, ReadsLine reads, String next);
}
