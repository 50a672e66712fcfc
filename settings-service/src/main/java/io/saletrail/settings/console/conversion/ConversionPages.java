package io.saletrail.settings.console.conversion;

import io.quarkus.qute.TemplateInstance;
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
import io.saletrail.settings.problem.FieldError;
import io.saletrail.settings.problem.ProblemException;
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

/// What became of a merchant's payments: conversions, their stories, and what was set aside.
@Path("/merchants/{account}")
@Produces(MediaType.TEXT_HTML)
public class ConversionPages {
  private final ConversionQuery conversions;
  private final PaymentQuery payments;
  private final TrendQuery trends;
  private final Layouts frames;
  private final CurrentCaller visitor;

  ConversionPages(
      ConversionQuery conversions,
      PaymentQuery payments,
      TrendQuery trends,
      Layouts frames,
      CurrentCaller visitor) {
    this.conversions = conversions;
    this.payments = payments;
    this.trends = trends;
    this.frames = frames;
    this.visitor = visitor;
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
    return frame(account, "Conversions", Layout.Tab.CONVERSIONS)
        .chain(
            frame ->
                switch (reading) {
                  case Filter.Parsed.Valid(var filter) -> list(frame, filter, request, span);
                  case Filter.Parsed.Invalid(var understood, var errors) ->
                      Uni.createFrom().item(misread(frame, understood, errors, from, to));
                });
  }

  @GET
  @Path("/conversions/{id}")
  @Operation(hidden = true)
  public Uni<Response> story(@PathParam("account") String account, @PathParam("id") String id) {
    return frame(account, "Conversion " + id, Layout.Tab.CONVERSIONS)
        .chain(
            frame ->
                conversions
                    .timeline(account, id)
                    .map(found -> found.orElseThrow(() -> noConversion()))
                    .map(story -> TimelinePage.of(account, story))
                    .map(page -> ConversionTemplates.story(frame, page)))
        .map(Html::page);
  }

  @GET
  @Path("/not-credited")
  @Operation(hidden = true)
  public Uni<Response> setAside(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    return frame(account, "Set aside", Layout.Tab.NOT_CREDITED)
        .chain(frame -> payments.notCredited(account, request).map(slice -> setAside(frame, slice)))
        .map(Html::page);
  }

  /// Searches by any Stripe id.
  @GET
  @Path("/payments")
  @Operation(hidden = true)
  public Uni<Response> search(
      @PathParam("account") String account, @QueryParam("id") @DefaultValue("") String typed) {
    return frame(account, "Search", Layout.Tab.CONVERSIONS)
        .chain(
            frame ->
                switch (SearchId.read(typed)) {
                  case SearchId.Parsed.Invalid(var fault) ->
                      Uni.createFrom().item(noStripeId(frame, typed, fault));
                  case SearchId.Parsed.Valid(var id) ->
                      payments
                          .find(account, id)
                          .chain(found -> told(account, found))
                          .map(told -> found(frame, id, told));
                });
  }

  private Uni<Response> list(Layout frame, Filter filter, SliceRequest request, TrendSpan span) {
    var account = frame.account();
    // Whoever looks for something wants to see that, and not the month.
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
                            frame,
                            lines(account, slice),
                            ConversionFilter.of(filter),
                            chart,
                            slice.next().orElse(""))))
        .map(Html::page);
  }

  private static Response misread(
      Layout frame,
      Filter understood,
      List<FieldError> errors,
      @Nullable String from,
      @Nullable String to) {
    return Html.page(
        Response.Status.BAD_REQUEST,
        ConversionTemplates.conversions(
            frame,
            List.of(),
            ConversionFilter.misread(understood, errors, from, to),
            List.of(),
            ""));
  }

  private static List<ConversionLine> lines(String account, Slice<ConversionResponse> slice) {
    return slice.items().stream().map(one -> ConversionLine.of(account, one)).toList();
  }

  private static TemplateInstance setAside(Layout frame, Slice<PaymentResponse> slice) {
    return ConversionTemplates.setAside(
        frame, lines(frame.account(), slice.items()), slice.next().orElse(""));
  }

  /// What was found. A payment that is found alone and is no conversion has no page of its own,
  /// so it tells its story here.
  private Uni<List<PaymentLine>> told(String account, List<PaymentResponse> found) {
    if (found.size() != 1 || !found.getFirst().conversions().isEmpty()) {
      return Uni.createFrom().item(lines(account, found));
    }
    var alone = found.getFirst();
    return payments
        .timeline(account, alone.payment())
        .map(story -> List.of(PaymentLine.of(account, alone).telling(story)));
  }

  private static Response found(Layout frame, String id, List<PaymentLine> found) {
    return Html.page(ConversionTemplates.payment(frame, id, "", found));
  }

  private static Response noStripeId(Layout frame, String typed, String fault) {
    return Html.page(
        Response.Status.BAD_REQUEST,
        ConversionTemplates.payment(frame, typed.strip(), fault, List.of()));
  }

  private Uni<Layout> frame(String account, String title, Layout.Tab tab) {
    var viewer = Viewer.of(visitor);
    return frames.merchant(title, account, tab, viewer);
  }

  private static List<PaymentLine> lines(String account, List<PaymentResponse> found) {
    return found.stream().map(payment -> PaymentLine.of(account, payment)).toList();
  }

  private static ProblemException noConversion() {
    return ProblemException.notFound("This merchant has no such conversion.");
  }
}
