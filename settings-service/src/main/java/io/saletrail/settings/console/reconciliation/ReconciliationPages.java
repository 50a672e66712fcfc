package io.saletrail.settings.console.reconciliation;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationQuery;
import io.saletrail.settings.insight.reconciliation.ReconciliationResource;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Compares a merchant's paid sales in Stripe with the conversions in Trackdesk.
@Path("/merchants/{account}/reconciliation")
@Produces(MediaType.TEXT_HTML)
public class ReconciliationPages {
  /// Differences on the page. The CSV has the others.
  private static final int DIFFERENCES = 100;

  private final ReconciliationQuery query;
  private final Layouts layouts;
  private final CurrentCaller caller;

  ReconciliationPages(ReconciliationQuery query, Layouts layouts, CurrentCaller caller) {
    this.query = query;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    Period period;
    try {
      period = Period.of(from, to, ReconciliationResource.today());
    } catch (ProblemException e) {
      return misread(account, Days.typed(from, to, e.problem().errors(), "from", "to"));
    }
    return layout(account)
        .chain(
            layout ->
                query
                    .reconcile(account, period, DIFFERENCES)
                    .map(answer -> ReconciliationPage.of(account, answer))
                    .map(page -> ReconciliationTemplates.reconciliation(layout, page)))
        .map(Html::page);
  }

  private Uni<Response> misread(String account, Days days) {
    return layout(account)
        .map(
            layout ->
                ReconciliationTemplates.reconciliation(layout, ReconciliationPage.misread(days)))
        .map(page -> Html.page(Response.Status.BAD_REQUEST, page));
  }

  private Uni<Layout> layout(String account) {
    var viewer = Viewer.of(caller);
    return layouts.merchant("Reconciliation", account, Layout.Tab.RECONCILIATION, viewer);
  }
}
