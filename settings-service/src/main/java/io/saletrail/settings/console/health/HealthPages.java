package io.saletrail.settings.console.health;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.health.HealthQuery;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The health of a merchant's connections.
@Path("/merchants/{account}/health")
@Produces(MediaType.TEXT_HTML)
public class HealthPages {
  private final HealthQuery query;
  private final Layouts layouts;
  private final CurrentCaller caller;

  HealthPages(HealthQuery query, Layouts layouts, CurrentCaller caller) {
    this.query = query;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@PathParam("account") String account) {
    var viewer = Viewer.of(caller);
    return layouts
        .merchant("Health", account, Layout.Tab.HEALTH, viewer)
        .chain(
            layout ->
                query
                    .health(account)
                    .map(found -> found.map(HealthPage::of))
                    .map(page -> page.orElse(HealthPage.NONE))
                    .map(page -> HealthTemplates.health(layout, page)))
        .map(Html::page);
  }
}
