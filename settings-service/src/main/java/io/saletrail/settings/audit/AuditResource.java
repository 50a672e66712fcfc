package io.saletrail.settings.audit;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// A merchant's audit trail, for programs.
@Path("/api/merchants/{account}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {
  private final AuditQuery audit;
  private final CurrentCaller visitor;

  AuditResource(AuditQuery audit, CurrentCaller visitor) {
    this.audit = audit;
    this.visitor = visitor;
  }

  @GET
  @Operation(
      operationId = "listMerchantAudit",
      summary = "What was done by a merchant and for them, the latest first",
      description =
          "Every change of settings with what it was before, every act of an operator"
              + " for the merchant, every sign-in of theirs. Secrets are never in it.")
  public Uni<Slice<AuditResponse>> list(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    var viewer = visitor.visitor();
    return audit
        .slice(account, SliceRequest.of(limit, after))
        .map(slice -> slice.map(entry -> entry.asSeenBy(viewer)));
  }
}
