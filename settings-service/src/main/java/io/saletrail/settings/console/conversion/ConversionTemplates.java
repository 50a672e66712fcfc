package io.saletrail.settings.console.conversion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.chart.SalesChart;
import java.util.List;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class ConversionTemplates {
  private ConversionTemplates() {}

  /// @param charts the last days to look at; none where somebody looks for something
  static native TemplateInstance conversions(
      Layout frame,
      List<ConversionLine> conversions,
      ConversionFilter filter,
      List<SalesChart> charts,
      String next);

  static native TemplateInstance story(Layout frame, TimelinePage page);

  static native TemplateInstance setAside(Layout frame, List<PaymentLine> payments, String next);

  /// @param id what was searched for
  /// @param fault what is wrong with it; empty where nothing is
  static native TemplateInstance payment(
      Layout frame, String id, String fault, List<PaymentLine> payments);
}
