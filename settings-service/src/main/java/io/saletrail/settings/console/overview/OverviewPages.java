package io.saletrail.settings.console.overview;

import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZonedDateTime;

/// A merchant at a glance.
@RunOnVirtualThread
@Path("/merchants/{account}/overview")
@Produces(MediaType.TEXT_HTML)
public class OverviewPages {
  private final ReconciliationQuery reconciliation;
  private final HealthQuery health;
  private final Layouts layouts;

  OverviewPages(ReconciliationQuery reconciliation, HealthQuery health, Layouts layouts) {
    this.reconciliation = reconciliation;
    this.health = health;
    this.layouts = layouts;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    var layout = layouts.merchant("Overview", account, Layout.Tab.OVERVIEW);
    var period = Period.of(null, null, ZonedDateTime.now(layout.days()));
    var balances = reconciliation.reconcile(account, period, 1).balances();
    var page = OverviewPage.of(account, period, balances, health.health(account));
    return Html.page(OverviewTemplates.overview(layout, page));
  }
}
