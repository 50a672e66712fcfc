package io.saletrail.settings.console.audit;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.audit.AuditQuery;
import io.saletrail.settings.access.audit.AuditResponse;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// A merchant's audit trail.
@RunOnVirtualThread
@Path("/merchants/{account}/audit")
@Produces(MediaType.TEXT_HTML)
public class AuditPages {
  private final AuditQuery audit;
  private final Layouts layouts;
  private final CurrentCaller caller;

  AuditPages(AuditQuery audit, Layouts layouts, CurrentCaller caller) {
    this.audit = audit;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response page(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    var layout = layouts.merchant("Audit", account, Layout.Tab.AUDIT);
    var slice = audit.slice(account, request);
    return page(layout, slice.map(entry -> entry.asSeenBy(caller.caller())));
  }

  static Response page(Layout layout, Slice<AuditResponse> slice) {
    var lines = slice.items().stream().map(AuditLine::of).toList();
    return Html.page(AuditTemplates.audit(layout, lines, slice.next().orElse("")));
  }
}
