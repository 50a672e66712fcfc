package io.saletrail.settings.console.conversion;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.chart.SalesChart;
import io.saletrail.settings.insight.conversion.ConversionQuery;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.conversion.Filter;
import io.saletrail.settings.insight.payment.PaymentQuery;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.insight.payment.SearchId;
import io.saletrail.settings.insight.trend.TrendQuery;
import io.saletrail.settings.insight.trend.TrendSpan;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A merchant's conversions with their timelines, and the payments that are not credited.
@RunOnVirtualThread
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class ConversionPages {
  private final ConversionQuery conversions;
  private final PaymentQuery payments;
  private final TrendQuery trends;
  private final Layouts layouts;

  ConversionPages(
      ConversionQuery conversions, PaymentQuery payments, TrendQuery trends, Layouts layouts) {
    this.conversions = conversions;
    this.payments = payments;
    this.trends = trends;
    this.layouts = layouts;
  }

  @GET
  @Path("/conversions")
  public Response list(
      @PathParam("account") String account,
      @QueryParam("status") @Nullable String status,
      @QueryParam("state") @Nullable String state,
      @QueryParam("mode") @Nullable String mode,
      @BeanParam Filter.Only only,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("days") @Nullable String days,
      @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    var layout = layout(account, "Conversions", Layout.Tab.CONVERSIONS);
    var span = TrendSpan.of(days, ZonedDateTime.now(layout.days()));
    return switch (Filter.read(status, state, mode, only, from, to, layout.days())) {
      case Filter.Parsed.Valid(var filter) -> list(layout, filter, request, span);
      case Filter.Parsed.Invalid(var understood, var errors) ->
          misread(layout, understood, errors, from, to);
    };
  }

  @GET
  @Path("/conversions/{id}")
  public Response conversion(@PathParam("account") String account, @PathParam("id") String id) {
    var layout = layout(account, "Conversion " + id, Layout.Tab.CONVERSIONS);
    var timeline = conversions.timeline(account, id).orElseThrow(ConversionPages::noConversion);
    return Html.page(ConversionTemplates.conversion(layout, TimelinePage.of(layout, timeline)));
  }

  @GET
  @Path("/not-credited")
  public Response notCredited(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    var layout = layout(account, "Not credited", Layout.Tab.NOT_CREDITED);
    var slice = payments.notCredited(account, request);
    return Html.page(
        ConversionTemplates.notCredited(
            layout, lines(layout, slice.items()), slice.next().orElse("")));
  }

  /// Searches by any Stripe ID.
  @GET
  @Path("/payments")
  public Response search(
      @PathParam("account") String account, @QueryParam("id") @DefaultValue("") String typed) {
    var layout = layout(account, "Find a payment", Layout.Tab.CONVERSIONS);
    return switch (SearchId.read(typed)) {
      case SearchId.Parsed.Invalid(var error) -> noStripeId(layout, typed, error);
      case SearchId.Parsed.Valid(var id) -> found(layout, id);
    };
  }

  private Response list(Layout layout, Filter filter, SliceRequest request, TrendSpan span) {
    var account = layout.account();
    var slice = conversions.slice(account, filter, request);
    // A filtered list or a later page has no chart.
    List<SalesChart> charts =
        filter.isNone() && request.after().isEmpty()
            ? List.of(SalesChart.of(trends.of(account, span)))
            : List.of();
    return Html.page(
        ConversionTemplates.conversions(
            layout,
            lines(layout, slice),
            ConversionFilter.of(filter),
            charts,
            slice.next().orElse("")));
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

  private static List<ConversionLine> lines(Layout layout, Slice<ConversionResponse> slice) {
    return slice.items().stream().map(one -> ConversionLine.of(layout, one)).toList();
  }

  private Response found(Layout layout, String id) {
    var found = payments.find(layout.account(), id);
    return Html.page(ConversionTemplates.payment(layout, id, "", withTimeline(layout, found)));
  }

  /// The payments found. A single payment without a conversion has no page of its own, so its
  /// timeline is shown here.
  private List<PaymentLine> withTimeline(Layout layout, List<PaymentResponse> found) {
    if (found.size() != 1 || !found.getFirst().conversions().isEmpty()) {
      return lines(layout, found);
    }
    var alone = found.getFirst();
    var timeline = payments.timeline(layout.account(), alone.payment());
    return List.of(PaymentLine.of(layout, alone).withTimeline(timeline, layout.days()));
  }

  private static Response noStripeId(Layout layout, String typed, String error) {
    return Html.page(
        Response.Status.BAD_REQUEST,
        ConversionTemplates.payment(layout, typed.strip(), error, List.of()));
  }

  private Layout layout(String account, String title, Layout.Tab tab) {
    return layouts.merchant(title, account, tab);
  }

  private static List<PaymentLine> lines(Layout layout, List<PaymentResponse> found) {
    return found.stream().map(payment -> PaymentLine.of(layout, payment)).toList();
  }

  private static ProblemException noConversion() {
    return ProblemException.notFound("This merchant has no conversion with this ID.");
  }
}
