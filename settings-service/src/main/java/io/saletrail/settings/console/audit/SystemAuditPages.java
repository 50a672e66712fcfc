package io.saletrail.settings.console.audit;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.audit.AuditQuery;
import io.saletrail.settings.console.Layout;
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
public class SystemAuditPages {
  private final AuditQuery audit;
  private final CurrentCaller visitor;

  SystemAuditPages(AuditQuery audit, CurrentCaller visitor) {
    this.audit = audit;
    this.visitor = visitor;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@QueryParam("after") @Nullable String after) {
    var frame = Layout.house("Audit", Layout.Tab.AUDIT, Viewer.of(visitor));
    return audit.slice(SliceRequest.of(null, after)).map(slice -> AuditPages.page(frame, slice));
  }
}
