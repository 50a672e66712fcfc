package io.saletrail.settings.console.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.check.CheckPanel;
import io.saletrail.settings.console.check.ReadsLine;
import io.saletrail.settings.console.form.SettingsForm;
import io.saletrail.settings.console.token.TokenPanel;
import java.util.List;

@CheckedTemplate(basePath = "pages")
final class SetUpTemplates {
  private SetUpTemplates() {}

  /// @param account the account ID as entered
  /// @param error its error; empty when valid
  /// @param next cursor of the next page; empty at the end
  /// @param unsigned warning about webhooks that failed signature verification; empty without them
  static native TemplateInstance merchants(
      Layout layout,
      List<MerchantLine> merchants,
      String account,
      String error,
      String next,
      String unsigned);

  /// @param saved whether the settings have just been saved
  /// @param moved whether another tenant has just been saved
  static native TemplateInstance connection(
      Layout layout,
      SettingsForm form,
      TokenPanel token,
      CheckPanel checks,
      ReadsLine reads,
      boolean saved,
      boolean moved);
}
