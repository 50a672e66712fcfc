package io.saletrail.settings.console.conversion;

import io.quarkus.qute.TemplateInstance;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.console.chart.SalesChart;
import io.saletrail.settings.insight.conversion.ConversionQuery;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.conversion.Filter;
import io.saletrail.settings.insight.payment.PaymentQuery;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.insight.payment.SearchId;
import io.saletrail.settings.insight.reconciliation.ReconciliationResource;
import io.saletrail.settings.insight.trend.TrendQuery;
import io.saletrail.settings.insight.trend.TrendSpan;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A merchant's conversions with their timelines, and the payments that are not credited.
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class ConversionPages {
  private final ConversionQuery conversions;
  private final PaymentQuery payments;
  private final TrendQuery trends;
  private final Layouts layouts;
  private final CurrentCaller caller;

  ConversionPages(
      ConversionQuery conversions,
      PaymentQuery payments,
      TrendQuery trends,
      Layouts layouts,
      CurrentCaller caller) {
    this.conversions = conversions;
    this.payments = payments;
    this.trends = trends;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Path("/conversions")
  @Operation(hidden = true)
  public Uni<Response> list(
      @PathParam("account") String account,
      @QueryParam("status") @Nullable String status,
      @QueryParam("state") @Nullable String state,
      @QueryParam("mode") @Nullable String mode,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("days") @Nullable String days,
      @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    var span = TrendSpan.of(days, ReconciliationResource.today());
    var reading = Filter.read(status, state, mode, from, to);
    return layout(account, "Conversions", Layout.Tab.CONVERSIONS)
        .chain(
            layout ->
                switch (reading) {
                  case Filter.Parsed.Valid(var filter) -> list(layout, filter, request, span);
                  case Filter.Parsed.Invalid(var understood, var errors) ->
                      Uni.createFrom().item(misread(layout, understood, errors, from, to));
                });
  }

  @GET
  @Path("/conversions/{id}")
  @Operation(hidden = true)
  public Uni<Response> conversion(
      @PathParam("account") String account, @PathParam("id") String id) {
    return layout(account, "Conversion " + id, Layout.Tab.CONVERSIONS)
        .chain(
            layout ->
                conversions
                    .timeline(account, id)
                    .map(found -> found.orElseThrow(() -> noConversion()))
                    .map(timeline -> TimelinePage.of(account, timeline))
                    .map(page -> ConversionTemplates.conversion(layout, page)))
        .map(Html::page);
  }

  @GET
  @Path("/not-credited")
  @Operation(hidden = true)
  public Uni<Response> notCredited(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    return layout(account, "Not credited", Layout.Tab.NOT_CREDITED)
        .chain(
            layout ->
                payments.notCredited(account, request).map(slice -> notCredited(layout, slice)))
        .map(Html::page);
  }

  /// Searches by any Stripe id.
  @GET
  @Path("/payments")
  @Operation(hidden = true)
  public Uni<Response> search(
      @PathParam("account") String account, @QueryParam("id") @DefaultValue("") String typed) {
    return layout(account, "Find a payment", Layout.Tab.CONVERSIONS)
        .chain(
            layout ->
                switch (SearchId.read(typed)) {
                  case SearchId.Parsed.Invalid(var error) ->
                      Uni.createFrom().item(noStripeId(layout, typed, error));
                  case SearchId.Parsed.Valid(var id) ->
                      payments
                          .find(account, id)
                          .chain(found -> withTimeline(account, found))
                          .map(lines -> found(layout, id, lines));
                });
  }

  private Uni<Response> list(Layout layout, Filter filter, SliceRequest request, TrendSpan span) {
    var account = layout.account();
    // A filtered list or a later page has no chart.
    Uni<List<SalesChart>> charts =
        filter.equals(Filter.NONE) && request.after().isEmpty()
            ? trends.of(account, span).map(trend -> List.of(SalesChart.of(trend)))
            : Uni.createFrom().item(List.of());
    return conversions
        .slice(account, filter, request)
        .chain(
            slice ->
                charts.map(
                    chart ->
                        ConversionTemplates.conversions(
                            layout,
                            lines(account, slice),
                            ConversionFilter.of(filter),
                            chart,
                            slice.next().orElse(""))))
        .map(Html::page);
  }

  private static Response misread(
      Layout layout,
      Filter understood,
      List<FieldError> errors,
      @Nullable String from,
      @Nullable String to) {
    return Html.page(
        Response.Status.BAD_REQUEST,
        ConversionTemplates.conversions(
            layout,
            List.of(),
            ConversionFilter.misread(understood, errors, from, to),
            List.of(),
            ""));
  }

  private static List<ConversionLine> lines(String account, Slice<ConversionResponse> slice) {
    return slice.items().stream().map(one -> ConversionLine.of(account, one)).toList();
  }

  private static TemplateInstance notCredited(Layout layout, Slice<PaymentResponse> slice) {
    return ConversionTemplates.notCredited(
        layout, lines(layout.account(), slice.items()), slice.next().orElse(""));
  }

  /// The payments found. A single payment without a conversion has no page of its own, so its
  /// timeline is shown here.
  private Uni<List<PaymentLine>> withTimeline(String account, List<PaymentResponse> found) {
    if (found.size() != 1 || !found.getFirst().conversions().isEmpty()) {
      return Uni.createFrom().item(lines(account, found));
    }
    var alone = found.getFirst();
    return payments
        .timeline(account, alone.payment())
        .map(timeline -> List.of(PaymentLine.of(account, alone).withTimeline(timeline)));
  }

  private static Response found(Layout layout, String id, List<PaymentLine> found) {
    return Html.page(ConversionTemplates.payment(layout, id, "", found));
  }

  private static Response noStripeId(Layout layout, String typed, String error) {
    return Html.page(
        Response.Status.BAD_REQUEST,
        ConversionTemplates.payment(layout, typed.strip(), error, List.of()));
  }

  private Uni<Layout> layout(String account, String title, Layout.Tab tab) {
    var viewer = Viewer.of(caller);
    return layouts.merchant(title, account, tab, viewer);
  }

  private static List<PaymentLine> lines(String account, List<PaymentResponse> found) {
    return found.stream().map(payment -> PaymentLine.of(account, payment)).toList();
  }

  private static ProblemException noConversion() {
    return ProblemException.notFound("This merchant has no conversion with this ID.");
  }
}
