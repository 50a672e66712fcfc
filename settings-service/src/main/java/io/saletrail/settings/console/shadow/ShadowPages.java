package io.saletrail.settings.console.shadow;

import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.insight.export.ExportSlots;
import io.saletrail.settings.insight.shadow.Comparison;
import io.saletrail.settings.insight.shadow.ExportReader;
import io.saletrail.settings.insight.shadow.ShadowQuery;
import io.saletrail.settings.insight.shadow.ShadowResource;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Conversions held by shadow mode, and their comparison with an export. The export is not stored.
@RunOnVirtualThread
@Path("/merchants/{account}/shadow")
@Produces(MediaType.TEXT_HTML)
public class ShadowPages {
  private final ShadowQuery shadow;
  private final ExportSlots slots;
  private final Layouts layouts;

  ShadowPages(ShadowQuery shadow, ExportSlots slots, Layouts layouts) {
    this.shadow = shadow;
    this.slots = slots;
    this.layouts = layouts;
  }

  @GET
  public Response show(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    return Html.page(ShadowTemplates.shadow(layout(account), page(account, request)));
  }

  @POST
  @Path("/comparison")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response compare(
      @PathParam("account") String account, @FormParam("export") @DefaultValue("") String export) {
    var layout = layout(account);
    var page = page(account, SliceRequest.of(null, null));
    return switch (ExportReader.read(export)) {
      case ExportReader.Parsed.Invalid(var reason) ->
          Html.page(
              Response.Status.BAD_REQUEST,
              ShadowTemplates.shadow(layout, page.invalid(export, reason)));
      case ExportReader.Parsed.Valid(var lines, var skipped) -> {
        var comparison =
            slots.run(
                account,
                () -> Comparison.of(shadow.lines(account, "", ShadowResource.LINES), lines));
        yield Html.page(ShadowTemplates.shadow(layout, page.with(comparison, skipped)));
      }
    };
  }

  private ShadowPage page(String account, SliceRequest request) {
    return ShadowPage.of(account, shadow.read(account, request));
  }

  private Layout layout(String account) {
    return layouts.merchant("Shadow mode", account, Layout.Tab.ATTENTION);
  }
}
