package io.saletrail.settings.console.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.check.CheckPanel;
import io.saletrail.settings.console.check.ReadsLine;
import io.saletrail.settings.console.form.SettingsForm;
import io.saletrail.settings.console.token.TokenPanel;
import java.util.List;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class SetUpTemplates {
  private SetUpTemplates() {}

  /// @param account what was typed as a new merchant's account
  /// @param fault what is wrong with it
  /// @param next the list's next page; empty at its end
  /// @param unsigned what comes to the endpoint unsigned; empty when nothing does
  static native TemplateInstance merchants(
      Layout frame,
      List<MerchantLine> merchants,
      String account,
      String fault,
      String next,
      String unsigned);

  /// @param saved whether the settings have just been saved
  static native TemplateInstance setUp(
      Layout frame,
      SettingsForm form,
      TokenPanel token,
      CheckPanel checks,
      ReadsLine reads,
      boolean saved);
}
