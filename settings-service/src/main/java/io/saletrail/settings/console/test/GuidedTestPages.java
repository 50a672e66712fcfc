package io.saletrail.settings.console.test;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.request.guidedtest.GuidedTestQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

/// The guided test as a page, and its steps as a fragment that the page refreshes.
@RunOnVirtualThread
@Path("/merchants/{account}/test")
@Produces(MediaType.TEXT_HTML)
public class GuidedTestPages {
  private final MerchantQuery merchants;
  private final GuidedTestQuery tests;
  private final Layouts layouts;
  private final CurrentCaller caller;

  GuidedTestPages(
      MerchantQuery merchants, GuidedTestQuery tests, Layouts layouts, CurrentCaller caller) {
    this.merchants = merchants;
    this.tests = tests;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    var settings = merchants.settings(account);
    var layout = layouts.merchant("Test", account, settings, Layout.Tab.TEST);
    var panel = panel(account, settings);
    return Html.page(TestTemplates.test(layout.refreshing(panel.watched()), panel));
  }

  @GET
  @Path("/live")
  public Response live(@PathParam("account") String account) {
    var settings = merchants.settings(account);
    return Html.page(TestTemplates.testSteps(caller.csrf(), panel(account, settings)));
  }

  private GuidedTestPanel panel(String account, Optional<SettingsResponse> settings) {
    var evidence = tests.evidence(account, settings);
    return GuidedTestPanel.of(account, evidence, Instant.now());
  }
}
