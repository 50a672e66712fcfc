package io.saletrail.settings.insight.reconciliation;

import io.saletrail.settings.insight.export.CsvExport;
import io.saletrail.settings.insight.export.ExportSlots;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private final ExportSlots slots;

  ReconciliationResource(ReconciliationQuery query, ExportSlots slots) {
    this.query = query;
    this.slots = slots;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reconcile",
      summary = "Paid, credited and delivered sums, and every difference",
      description =
          "from and to are days in UTC, both inclusive; the default is the last 30 days. Tests are excluded.")
  public ReconciliationResponse reconcile(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    return query.reconcile(account, Period.of(from, to, today()), DIFFERENCES);
  }

  @GET
  @Path("/differences.csv")
  @Produces("text/csv")
  @Operation(
      operationId = "listDifferences",
      summary = "Every difference as CSV, amounts in minor units")
  public Response differences(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    var period = Period.of(from, to, today());
    var lines =
        new CsvExport<>(
            DifferenceLine.class,
            (last, limit) -> query.differences(account, period, last, limit),
            DifferenceLine::of);
    return CsvExport.download(slots.hold(account, lines), fileName(account, period));
  }

  /// Today in UTC.
  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static String fileName(String account, Period period) {
    return "differences-%s-%s-%s.csv".formatted(account, period.from(), period.to());
  }
}
