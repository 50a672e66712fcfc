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

/// How a merchant's connections are.
@Path("/merchants/{account}/health")
@Produces(MediaType.TEXT_HTML)
public class HealthPages {
  private final HealthQuery query;
  private final Layouts frames;
  private final CurrentCaller visitor;

  HealthPages(HealthQuery query, Layouts frames, CurrentCaller visitor) {
    this.query = query;
    this.frames = frames;
    this.visitor = visitor;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@PathParam("account") String account) {
    var viewer = Viewer.of(visitor);
    return frames
        .merchant("Health", account, Layout.Tab.HEALTH, viewer)
        .chain(
            frame ->
                query
                    .health(account)
                    .map(found -> found.map(HealthPage::of))
                    .map(page -> page.orElse(HealthPage.NONE))
                    .map(page -> HealthTemplates.health(frame, page)))
        .map(Html::page);
  }
}
