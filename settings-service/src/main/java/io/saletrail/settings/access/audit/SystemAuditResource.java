package io.saletrail.settings.access.audit;

import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The audit trail of all merchants, for operators.
@RunOnVirtualThread
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class SystemAuditResource {
  private final AuditQuery audit;

  SystemAuditResource(AuditQuery audit) {
    this.audit = audit;
  }

  @GET
  @Operation(
      operationId = "listAudit",
      summary = "Actions of all merchants and system-wide actions, for operators")
  public Slice<AuditResponse> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
    return audit.slice(SliceRequest.of(limit, after));
  }
}
