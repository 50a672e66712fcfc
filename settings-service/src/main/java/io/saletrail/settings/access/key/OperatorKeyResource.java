package io.saletrail.settings.access.key;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.NeedsScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// The keys of operators. An operator's key acts for every merchant.
@RunOnVirtualThread
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@NeedsScope({})
@Tag(name = "API keys")
public class OperatorKeyResource {
  private final ApiKeys keys;
  private final CurrentCaller caller;

  OperatorKeyResource(ApiKeys keys, CurrentCaller caller) {
    this.keys = keys;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listKeys", summary = "API keys of operators, the latest first")
  public KeyList list() {
    return keys.list(Optional.empty());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createKey",
      summary = "Create an API key of operators",
      description = "The response is the only one that contains the key. No key creates keys.")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = CreatedKey.class)))
  public RestResponse<CreatedKey> create(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = KeyRequest.class)))
          String body) {
    return switch (NewKey.read(body)) {
      case NewKey.Parsed.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case NewKey.Parsed.Valid(var key) ->
          RestResponse.status(
              RestResponse.Status.CREATED, keys.create(Optional.empty(), key, caller.actor()));
    };
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "revokeKey",
      summary = "Revoke an API key of operators or a merchant",
      description = "The response lists the remaining keys of operators.")
  public KeyList revoke(@PathParam("id") String id) {
    keys.revoke(id, Optional.empty(), caller.actor());
    return list();
  }
}
