package io.saletrail.settings.console.audit;

import io.saletrail.settings.access.audit.AuditQuery;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// System-wide activity and the activity of all merchants, for operators.
@RunOnVirtualThread
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
public class SystemAuditPages {
  private final AuditQuery audit;
  private final Layouts layouts;

  SystemAuditPages(AuditQuery audit, Layouts layouts) {
    this.audit = audit;
    this.layouts = layouts;
  }

  @GET
  public Response page(@QueryParam("after") @Nullable String after) {
    var layout = layouts.system("Audit", Layout.Tab.AUDIT);
    return AuditPages.page(layout, audit.slice(SliceRequest.of(null, after)));
  }
}
