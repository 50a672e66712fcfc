package io.saletrail.settings.console.reconciliation;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationQuery;
import io.saletrail.settings.insight.reconciliation.ReconciliationResource;
import io.saletrail.settings.problem.ProblemException;
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

/// Whether Stripe and Trackdesk agree about a merchant's sales.
@Path("/merchants/{account}/reconciliation")
@Produces(MediaType.TEXT_HTML)
public class ReconciliationPages {
  /// Differences on the page. The CSV has the others.
  private static final int DIFFERENCES = 100;

  private final ReconciliationQuery query;
  private final Layouts frames;
  private final CurrentCaller visitor;

  ReconciliationPages(ReconciliationQuery query, Layouts frames, CurrentCaller visitor) {
    this.query = query;
    this.frames = frames;
    this.visitor = visitor;
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
    return frame(account)
        .chain(
            frame ->
                query
                    .reconcile(account, period, DIFFERENCES)
                    .map(answer -> ReconciliationPage.of(account, answer))
                    .map(page -> ReconciliationTemplates.reconciliation(frame, page)))
        .map(Html::page);
  }

  private Uni<Response> misread(String account, Days days) {
    return frame(account)
        .map(
            frame ->
                ReconciliationTemplates.reconciliation(frame, ReconciliationPage.misread(days)))
        .map(page -> Html.page(Response.Status.BAD_REQUEST, page));
  }

  private Uni<Layout> frame(String account) {
    var viewer = Viewer.of(visitor);
    return frames.merchant("Reconciliation", account, Layout.Tab.RECONCILIATION, viewer);
  }
}
