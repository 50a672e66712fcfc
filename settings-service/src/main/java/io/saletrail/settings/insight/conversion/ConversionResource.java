package io.saletrail.settings.insight.conversion;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.insight.day.MerchantDays;
import io.saletrail.settings.insight.export.CsvExport;
import io.saletrail.settings.insight.export.ExportSlots;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Conversions and their timelines.
@RunOnVirtualThread
@Path("/api/merchants/{account}/conversions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversions")
public class ConversionResource {
  private final ConversionQuery conversions;
  private final MerchantDays days;
  private final ExportSlots slots;

  ConversionResource(ConversionQuery conversions, MerchantDays days, ExportSlots slots) {
    this.conversions = conversions;
    this.days = days;
    this.slots = slots;
  }

  @GET
  @Operation(
      operationId = "listConversions",
      summary = "A merchant's conversions, latest payment first",
      description =
          "status filters by the status that Trackdesk should hold, state and progress by delivery,"
              + " cause by the reason of a refusal or hold, mode by live or test; from and to are"
              + " days of payment in the merchant's time zone, both inclusive.")
  public Slice<ConversionResponse> list(
      @PathParam("account") String account,
      @QueryParam("status") @Nullable String status,
      @QueryParam("state") @Nullable String state,
      @QueryParam("mode") @Nullable String mode,
      @BeanParam Filter.Only only,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    var filter = Filter.valid(Filter.read(status, state, mode, only, from, to, days.zone(account)));
    return conversions.slice(account, filter, SliceRequest.of(limit, after));
  }

  @GET
  @Path("/conversions.csv")
  @Produces("text/csv")
  @Operation(
      operationId = "exportConversions",
      summary = "The same as CSV for a spreadsheet, 50,000 lines at most",
      description =
          "Amounts in major units, times in the merchant's time zone. The filters are those of the list.")
  public Response csv(
      @PathParam("account") String account,
      @QueryParam("status") @Nullable String status,
      @QueryParam("state") @Nullable String state,
      @QueryParam("mode") @Nullable String mode,
      @BeanParam Filter.Only only,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    var zone = days.zone(account);
    var filter = Filter.valid(Filter.read(status, state, mode, only, from, to, zone));
    var lines =
        new CsvExport<>(
            ConversionCsvLine.class,
            (Optional<ConversionResponse> last, int limit) ->
                conversions.page(account, filter, last.map(ConversionResponse::id), limit),
            conversion -> ConversionCsvLine.of(conversion, zone));
    return CsvExport.download(
        slots.hold(account, lines.forSpreadsheets()), "conversions-%s.csv".formatted(account));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readConversion", summary = "A conversion with its timeline")
  public ConversionTimeline read(@PathParam("account") String account, @PathParam("id") String id) {
    return conversions
        .timeline(account, id)
        .orElseThrow(() -> ProblemException.notFound("This merchant has no such conversion."));
  }
}
