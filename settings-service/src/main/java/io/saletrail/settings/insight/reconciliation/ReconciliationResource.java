package io.saletrail.settings.insight.reconciliation;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.insight.day.MerchantDays;
import io.saletrail.settings.insight.export.CsvExport;
import io.saletrail.settings.insight.export.ExportSlots;
import io.saletrail.settings.paging.Slice;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Reconciliation of Stripe with Trackdesk.
@RunOnVirtualThread
@Path("/api/merchants/{account}/reconciliation")
@Tag(name = "Reconciliation")
public class ReconciliationResource {
  /// Differences in one response. The CSV has more.
  static final int DIFFERENCES = 200;

  private final ReconciliationQuery query;
  private final MerchantDays days;
  private final ExportSlots slots;

  ReconciliationResource(ReconciliationQuery query, MerchantDays days, ExportSlots slots) {
    this.query = query;
    this.days = days;
    this.slots = slots;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reconcile",
      summary = "Paid, credited and delivered sums, and every difference",
      description =
          "from and to are days in the merchant's time zone, both inclusive; the default is the"
              + " last 30 days. Tests are excluded.")
  public ReconciliationResponse reconcile(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    return query.reconcile(account, Period.of(from, to, now(account)), DIFFERENCES);
  }

  @GET
  @Path("/lines")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listReconciliationLines",
      summary = "The conversions and payments that make up one sum",
      description =
          "item names the sum, currency its currency; the amounts add up to it. The days are those"
              + " of the reconciliation.")
  public Slice<ReconciliationLine> lines(
      @PathParam("account") String account,
      @QueryParam("item") @Nullable String item,
      @QueryParam("currency") @Nullable String currency,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return query.lines(
        account,
        Period.of(from, to, now(account)),
        BalanceItem.of(item),
        currency(currency),
        SliceRequest.of(limit, after));
  }

  /// Parses the query parameter `currency`.
  public static String currency(@Nullable String text) {
    if (text == null || !text.matches("[a-z]{3,4}")) {
      throw ProblemException.invalid("currency", "Must be a currency code, such as eur.");
    }
    return text;
  }

  @GET
  @Path("/differences.csv")
  @Produces("text/csv")
  @Operation(
      operationId = "listDifferences",
      summary = "Every difference as CSV for a spreadsheet",
      description = "Amounts in major units, times in the merchant's time zone.")
  public Response differences(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    var period = Period.of(from, to, now(account));
    var lines =
        new CsvExport<>(
            DifferenceLine.class,
            (last, limit) -> query.differences(account, period, last, limit),
            (Difference difference) -> DifferenceLine.of(difference, period.zone()));
    return CsvExport.download(
        slots.hold(account, lines.forSpreadsheets()), fileName(account, period));
  }

  private ZonedDateTime now(String account) {
    return ZonedDateTime.now(days.zone(account));
  }

  private static String fileName(String account, Period period) {
    return "differences-%s-%s-%s.csv".formatted(account, period.from(), period.to());
  }
}
