package io.saletrail.settings.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.saletrail.settings.console.chart.SalesChart;
import io.saletrail.settings.console.form.SettingsForm;
import io.saletrail.settings.console.token.TokenPanel;
import io.saletrail.settings.snippet.Snippets;
import java.util.List;

/// The pages; each one's file stands under `templates/pages`.
@CheckedTemplate(basePath = "pages")
final class Templates {
    private Templates() {}

    /// @param fault what was wrong with the last try; empty at first
    /// @param then where to go afterwards
    /// @param development whether everybody may sign in
    /// @param stripe whether merchants may come by way of the Stripe App
    /// @param organisation whether operators may come by way of their organisation
    static native TemplateInstance signIn(
            String fault, String then, boolean development, boolean stripe, boolean organisation);

    /// Why a way in by Stripe ended before its time.
    static native TemplateInstance stripeNotice(String heading, String text);

    /// @param account what was typed as a new merchant's account
    /// @param fault what is wrong with it
    /// @param next the list's next page; empty at its end
    /// @param unsigned what comes to the endpoint unsigned; empty when nothing does
    static native TemplateInstance merchants(
            Frame frame,
            List<MerchantLine> merchants,
            String account,
            String fault,
            String next,
            String unsigned);

    /// @param saved whether the settings have just been saved
    static native TemplateInstance setUp(
            Frame frame,
            SettingsForm form,
            TokenPanel token,
            CheckPanel checks,
            ReadsLine reads,
            boolean saved);

    static native TemplateInstance snippets(
            Frame frame, Snippets.Texts snippets, PageCheckPanel check);

    static native TemplateInstance developers();

    static native TemplateInstance checks(CheckPanel checks);

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

    static native TemplateInstance health(Frame frame, HealthPage page);

    static native TemplateInstance reconciliation(Frame frame, ReconciliationPage page);

    static native TemplateInstance waiting(Frame frame, WaitingPage page);

    static native TemplateInstance redrive(Frame frame, RedrivePage page);

    /// The part of a re-drive's page that changes.
    ///
    /// @param csrf what its form carries
    static native TemplateInstance redriven(String csrf, RedrivePage page);

    static native TemplateInstance shadow(Frame frame, ShadowPage page);

    static native TemplateInstance backfill(
            Frame frame, BackfillPages.Form form, BackfillPanel panel);

    static native TemplateInstance backfills(BackfillPanel panel);
}
