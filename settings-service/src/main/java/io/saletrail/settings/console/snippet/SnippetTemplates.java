package io.saletrail.settings.console.snippet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.site.snippet.Snippets;

@CheckedTemplate(basePath = "pages")
final class SnippetTemplates {
  private SnippetTemplates() {}

  static native TemplateInstance snippets(
      Layout layout, Snippets.Texts snippets, PageCheckPanel check);

  static native TemplateInstance developers();
}
