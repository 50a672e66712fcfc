package io.saletrail.settings.console.conversion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.chart.SalesChart;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class ConversionTemplates {
  private ConversionTemplates() {}

  /// @param charts the recent sales; empty for a filtered list or a later page
  static native TemplateInstance conversions(
      Layout layout,
      List<ConversionLine> conversions,
      ConversionFilter filter,
      List<SalesChart> charts,
      String next);

  static native TemplateInstance conversion(Layout layout, TimelinePage page);

  static native TemplateInstance notCredited(
      Layout layout, List<PaymentLine> payments, String next);

  /// @param id the search term
  /// @param error the error of the search term; empty for a valid one
  static native TemplateInstance payment(
      Layout layout, String id, String error, List<PaymentLine> payments);
}
