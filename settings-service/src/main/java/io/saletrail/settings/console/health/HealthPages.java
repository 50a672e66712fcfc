package io.saletrail.settings.console.health;

import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.health.HealthQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The health of a merchant's connections.
@RunOnVirtualThread
@Path("/merchants/{account}/health")
@Produces(MediaType.TEXT_HTML)
public class HealthPages {
  private final HealthQuery query;
  private final Layouts layouts;

  HealthPages(HealthQuery query, Layouts layouts) {
    this.query = query;
    this.layouts = layouts;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    var layout = layouts.merchant("Health", account, Layout.Tab.HEALTH);
    var health = query.health(account);
    return Html.page(
        HealthTemplates.health(layout, health.map(HealthPage::of).orElse(HealthPage.NONE)));
  }
}
