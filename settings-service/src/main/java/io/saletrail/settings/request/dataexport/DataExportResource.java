package io.saletrail.settings.request.dataexport;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.caller.NeedsScope;
import io.saletrail.settings.access.limit.Limited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Exports of personal data.
@RunOnVirtualThread
@Path("/api/merchants/{account}/exports")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope(KeyScope.PRIVACY)
@Tag(name = "Exports")
public class DataExportResource {
  private final DataExports exports;
  private final CurrentCaller caller;

  DataExportResource(DataExports exports, CurrentCaller caller) {
    this.exports = exports;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(Limited.By.EXPORTS)
  @Operation(
      operationId = "export",
      summary = "Export what settings-service holds of a buyer or the merchant",
      description =
          "Rows by table, without secrets: of the merchant all, of a buyer those about payments"
              + " that are known by the e-mail address. truncated names tables with more than"
              + " 200,000 rows. The export is recorded without the address.")
  @APIResponse(
      responseCode = "200",
      description = "The export, as a download",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public Response export(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DataExportRequest.class)))
          String body) {
    return switch (ExportScope.read(body)) {
      case ExportScope.Parsed.Invalid(var errors) ->
          throw new ProblemException(Problem.invalid(errors));
      case ExportScope.Parsed.Valid(var scope) -> exports.download(account, scope, caller.actor());
    };
  }
}
