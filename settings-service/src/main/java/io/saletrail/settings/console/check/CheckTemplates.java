package io.saletrail.settings.console.check;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The page; its file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class CheckTemplates {
    private CheckTemplates() {}

    static native TemplateInstance checks(CheckPanel checks);
}
