package io.saletrail.settings.console.alert;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class AlertTemplates {
  private AlertTemplates() {}

  static native TemplateInstance alerts(Layout layout, AlertsPage page);

  /// The part of the page that refreshes.
  static native TemplateInstance alertMessages(List<AlertsPage.MessageLine> messages);
}
