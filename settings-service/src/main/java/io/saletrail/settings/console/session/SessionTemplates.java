package io.saletrail.settings.console.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class SessionTemplates {
  private SessionTemplates() {}

  /// @param path the path of the page, where its forms are sent to
  static native TemplateInstance sessions(Layout layout, String path, List<SessionLine> lines);
}
