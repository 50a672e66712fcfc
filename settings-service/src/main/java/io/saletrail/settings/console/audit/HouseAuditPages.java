package io.saletrail.settings.console.audit;

import io.saletrail.settings.access.CurrentVisitor;
import io.saletrail.settings.audit.AuditQuery;
import io.saletrail.settings.console.Frame;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Who did what over all merchants and in the house itself, for operators.
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
public class HouseAuditPages {
  private final AuditQuery audit;
  private final CurrentVisitor visitor;

  HouseAuditPages(AuditQuery audit, CurrentVisitor visitor) {
    this.audit = audit;
    this.visitor = visitor;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@QueryParam("after") @Nullable String after) {
    var frame = Frame.house("Audit", Frame.Tab.AUDIT, Viewer.of(visitor));
    return audit.slice(SliceRequest.of(null, after)).map(slice -> AuditPages.page(frame, slice));
  }
}
