package io.saletrail.settings.console.test;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;

/// The page, and the part of it that changes.
@CheckedTemplate(basePath = "pages")
final class TestTemplates {
  private TestTemplates() {}

  static native TemplateInstance test(Layout layout, GuidedTestPanel test);

  /// @param csrf the CSRF token of its forms
  static native TemplateInstance testSteps(String csrf, GuidedTestPanel test);
}
