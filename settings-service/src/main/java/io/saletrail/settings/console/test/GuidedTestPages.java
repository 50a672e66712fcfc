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

/// The guided test as it stands, whole and as a part of a page that is fetched again and again.
@Path("/merchants/{account}/test")
@Produces(MediaType.TEXT_HTML)
public class GuidedTestPages {
  private final MerchantQuery merchants;
  private final GuidedTestQuery tests;
  private final Layouts frames;
  private final CurrentCaller visitor;

  GuidedTestPages(
      MerchantQuery merchants, GuidedTestQuery tests, Layouts frames, CurrentCaller visitor) {
    this.merchants = merchants;
    this.tests = tests;
    this.frames = frames;
    this.visitor = visitor;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@PathParam("account") String account) {
    var viewer = Viewer.of(visitor);
    return merchants.settings(account).chain(settings -> page(account, settings, viewer));
  }

  @GET
  @Path("/live")
  @Operation(hidden = true)
  public Uni<Response> live(@PathParam("account") String account) {
    var viewer = Viewer.of(visitor);
    return merchants
        .settings(account)
        .chain(settings -> panel(account, settings))
        .map(panel -> Html.page(TestTemplates.testSteps(viewer.csrf(), panel)));
  }

  private Uni<Response> page(String account, Optional<SettingsResponse> settings, Viewer viewer) {
    return frames
        .merchant("Test", account, settings, Layout.Tab.TEST, viewer)
        .chain(
            frame ->
                panel(account, settings)
                    .map(panel -> TestTemplates.test(frame.refreshing(panel.watched()), panel)))
        .map(Html::page);
  }

  private Uni<GuidedTestPanel> panel(String account, Optional<SettingsResponse> settings) {
    return tests
        .evidence(account, settings)
        .map(seen -> GuidedTestPanel.of(account, seen, Instant.now()));
  }
}
