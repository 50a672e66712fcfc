package io.saletrail.settings.console.conversion;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Frame;
import io.saletrail.settings.console.chart.SalesChart;
import java.util.List;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class ConversionTemplates {
  private ConversionTemplates() {}

  /// @param charts the last days to look at; none where somebody looks for something
  static native TemplateInstance conversions(
      Frame frame,
      List<ConversionLine> conversions,
      ConversionFilter filter,
      List<SalesChart> charts,
      String next);

  static native TemplateInstance story(Frame frame, StoryPage page);

  static native TemplateInstance setAside(Frame frame, List<PaymentLine> payments, String next);

  /// @param id what was searched for
  /// @param fault what is wrong with it; empty where nothing is
  static native TemplateInstance payment(
      Frame frame, String id, String fault, List<PaymentLine> payments);
}
