package io.saletrail.settings.access.audit;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// A merchant's audit trail.
@RunOnVirtualThread
@Path("/api/merchants/{account}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {
  private final AuditQuery audit;
  private final CurrentCaller current;

  AuditResource(AuditQuery audit, CurrentCaller current) {
    this.audit = audit;
    this.current = current;
  }

  @GET
  @Operation(
      operationId = "listMerchantAudit",
      summary = "Actions by a merchant and for a merchant, latest first",
      description =
          "Every change of settings with its previous value, every action of an operator for the merchant, and every sign-in of the merchant. It contains no secrets.")
  public Slice<AuditResponse> list(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    var slice = audit.slice(account, SliceRequest.of(limit, after));
    return slice.map(entry -> entry.asSeenBy(current.caller()));
  }
}
