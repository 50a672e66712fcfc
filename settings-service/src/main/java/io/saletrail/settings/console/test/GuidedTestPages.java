package io.saletrail.settings.console.test;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.request.guidedtest.GuidedTestQuery;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The guided test as a page, and its steps as a fragment that the page refreshes.
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
  @Operation(hidden = true)
  public Uni<Response> page(@PathParam("account") String account) {
    var viewer = Viewer.of(caller);
    return merchants.settings(account).chain(settings -> page(account, settings, viewer));
  }

  @GET
  @Path("/live")
  @Operation(hidden = true)
  public Uni<Response> live(@PathParam("account") String account) {
    var viewer = Viewer.of(caller);
    return merchants
        .settings(account)
        .chain(settings -> panel(account, settings))
        .map(panel -> Html.page(TestTemplates.testSteps(viewer.csrf(), panel)));
  }

  private Uni<Response> page(String account, Optional<SettingsResponse> settings, Viewer viewer) {
    return layouts
        .merchant("Test", account, settings, Layout.Tab.TEST, viewer)
        .chain(
            layout ->
                panel(account, settings)
                    .map(panel -> TestTemplates.test(layout.refreshing(panel.watched()), panel)))
        .map(Html::page);
  }

  private Uni<GuidedTestPanel> panel(String account, Optional<SettingsResponse> settings) {
    return tests
        .evidence(account, settings)
        .map(seen -> GuidedTestPanel.of(account, seen, Instant.now()));
  }
}
