package io.saletrail.settings.console.reconciliation;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.insight.reconciliation.BalanceItem;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationQuery;
import io.saletrail.settings.insight.reconciliation.ReconciliationResource;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Compares a merchant's paid sales in Stripe with the conversions in Trackdesk.
@RunOnVirtualThread
@Path("/merchants/{account}/reconciliation")
@Produces(MediaType.TEXT_HTML)
public class ReconciliationPages {
  /// Differences on the page. The CSV has the others.
  private static final int DIFFERENCES = 100;

  private final ReconciliationQuery query;
  private final Layouts layouts;

  ReconciliationPages(ReconciliationQuery query, Layouts layouts) {
    this.query = query;
    this.layouts = layouts;
  }

  @GET
  public Response page(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    var layout = layout(account);
    Period period;
    try {
      period = Period.of(from, to, ZonedDateTime.now(layout.days()));
    } catch (ProblemException e) {
      return misread(layout, Days.typed(from, to, e.problem().errors(), "from", "to"));
    }
    var response = query.reconcile(account, period, DIFFERENCES);
    return Html.page(
        ReconciliationTemplates.reconciliation(layout, ReconciliationPage.of(account, response)));
  }

  @GET
  @Path("/lines")
  public TemplateInstance lines(
      @PathParam("account") String account,
      @QueryParam("item") @Nullable String item,
      @QueryParam("currency") @Nullable String currency,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("after") @Nullable String after) {
    var layout = layout(account);
    var period = Period.of(from, to, ZonedDateTime.now(layout.days()));
    var sum = BalanceItem.of(item);
    var code = ReconciliationResource.currency(currency);
    var total = query.sum(account, period, sum, code);
    var lines = query.lines(account, period, sum, code, SliceRequest.of(null, after));
    return ReconciliationTemplates.reconciliationLines(
        layout, LinesPage.of(account, period, sum, code, total, lines));
  }

  private Response misread(Layout layout, Days days) {
    return Html.page(
        Response.Status.BAD_REQUEST,
        ReconciliationTemplates.reconciliation(layout, ReconciliationPage.misread(days)));
  }

  private Layout layout(String account) {
    return layouts.merchant("Reconciliation", account, Layout.Tab.RECONCILIATION);
  }
}
