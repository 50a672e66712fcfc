package io.saletrail.settings.insight.shadow;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.insight.export.CsvExport;
import io.saletrail.settings.insight.export.ExportSlots;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Conversions held by shadow mode.
@RunOnVirtualThread
@Path("/api/merchants/{account}/shadow")
@Tag(name = "Shadow mode")
public class ShadowResource {
  /// Our lines in one comparison.
  public static final int LINES = 50_000;

  private final ShadowQuery shadow;
  private final ExportSlots slots;

  ShadowResource(ShadowQuery shadow, ExportSlots slots) {
    this.shadow = shadow;
    this.slots = slots;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readShadow",
      summary = "Conversions held by shadow mode: totals, and a list by external ID")
  public ShadowResponse read(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    return shadow.read(account, SliceRequest.of(limit, after));
  }

  @GET
  @Path("/conversions.csv")
  @Produces("text/csv")
  @Operation(
      operationId = "listShadow",
      summary = "The same as CSV, for comparison with an export of Trackdesk")
  public Response csv(@PathParam("account") String account) {
    var lines =
        new CsvExport<>(
            ShadowCsvLine.class,
            (Optional<ShadowLine> last, int limit) ->
                shadow.lines(account, last.map(ShadowLine::externalId).orElse(""), limit),
            ShadowCsvLine::of);
    return CsvExport.download(slots.hold(account, lines), "shadow-%s.csv".formatted(account));
  }

  @POST
  @Path("/comparison")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "compareShadow",
      summary = "Compare with an export of Trackdesk, sent as CSV",
      description =
          "One column must contain external IDs; status, amount and currency are compared when present. The export is not stored.")
  public Comparison compare(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content =
                  @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
          @Nullable String body) {
    return switch (ExportReader.read(body == null ? "" : body)) {
      case ExportReader.Parsed.Invalid(var reason) ->
          throw ProblemException.invalid("body", reason);
      case ExportReader.Parsed.Valid(var lines, var _) ->
          slots.run(account, () -> Comparison.of(shadow.lines(account, "", LINES), lines));
    };
  }
}
