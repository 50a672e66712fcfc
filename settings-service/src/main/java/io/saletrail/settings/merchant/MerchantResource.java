package io.saletrail.settings.merchant;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.caller.NeedsScope;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Merchants and their settings.
@RunOnVirtualThread
@Path("/api/merchants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Settings")
public class MerchantResource {
  private final MerchantQuery merchants;
  private final SettingsReader reader;
  private final SettingsLedger ledger;
  private final Outbox outbox;
  private final CurrentCaller current;

  MerchantResource(
      MerchantQuery merchants,
      SettingsReader reader,
      SettingsLedger ledger,
      Outbox outbox,
      CurrentCaller current) {
    this.merchants = merchants;
    this.reader = reader;
    this.ledger = ledger;
    this.outbox = outbox;
    this.current = current;
  }

  @GET
  @Operation(operationId = "listMerchants", summary = "All merchants, for operators")
  public Slice<SettingsResponse> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
    return merchants.slice(SliceRequest.of(limit, after));
  }

  @GET
  @Path("/{account}/settings")
  @Operation(operationId = "readSettings", summary = "A merchant's settings")
  public SettingsResponse read(@PathParam("account") String account) {
    return merchants.settings(account).orElseThrow(() -> unknownMerchant(account));
  }

  @NeedsScope(KeyScope.SETTINGS)
  @PUT
  @Path("/{account}/settings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeSettings",
      summary = "Change a merchant's settings, or add a merchant",
      description =
          "Absent fields keep their value; the response has all settings. 201 for a new merchant, 409 if the settings have changed since the given version. A personal token is never returned.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
  @APIResponse(
      responseCode = "201",
      description = "A new merchant",
      content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
  public RestResponse<SettingsResponse> change(
      @PathParam("account") String account,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SettingsRequest.class)))
          String body) {
    return switch (reader.read(body)) {
      case SettingsReader.Parsed.Invalid(var errors) ->
          throw new ProblemException(Problem.invalid(errors));
      case SettingsReader.Parsed.Valid(var change) -> response(save(account, change));
    };
  }

  private SettingsLedger.Saved save(String account, SettingsChange change) {
    try {
      return outbox.await(ledger.save(account, change, current.actor()));
    } catch (StaleSettings e) {
      throw e.problem();
    }
  }

  private static RestResponse<SettingsResponse> response(SettingsLedger.Saved saved) {
    var status = saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return RestResponse.status(status, saved.settings());
  }

  private static ProblemException unknownMerchant(String account) {
    return ProblemException.notFound("No settings for " + account + ". PUT them first.");
  }
}
