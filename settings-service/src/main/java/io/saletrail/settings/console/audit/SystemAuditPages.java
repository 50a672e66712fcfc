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

/// System-wide activity and the activity of all merchants, for operators.
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
public class SystemAuditPages {
  private final AuditQuery audit;
  private final CurrentCaller caller;

  SystemAuditPages(AuditQuery audit, CurrentCaller caller) {
    this.audit = audit;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@QueryParam("after") @Nullable String after) {
    var layout = Layout.system("Audit", Layout.Tab.AUDIT, Viewer.of(caller));
    return audit.slice(SliceRequest.of(null, after)).map(slice -> AuditPages.page(layout, slice));
  }
}
