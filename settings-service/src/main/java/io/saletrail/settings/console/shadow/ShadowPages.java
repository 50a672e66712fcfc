package io.saletrail.settings.console.shadow;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.insight.shadow.Comparison;
import io.saletrail.settings.insight.shadow.ExportReader;
import io.saletrail.settings.insight.shadow.ShadowQuery;
import io.saletrail.settings.insight.shadow.ShadowResource;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Conversions held by shadow mode, and their comparison with an export. The export is not stored.
@Path("/merchants/{account}/shadow")
@Produces(MediaType.TEXT_HTML)
public class ShadowPages {
  private final ShadowQuery shadow;
  private final Layouts layouts;
  private final CurrentCaller caller;

  ShadowPages(ShadowQuery shadow, Layouts layouts, CurrentCaller caller) {
    this.shadow = shadow;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> show(
      @PathParam("account") String account, @QueryParam("after") @Nullable String after) {
    var request = SliceRequest.of(null, after);
    return layout(account)
        .chain(
            layout ->
                page(account, request)
                    .map(page -> Html.page(ShadowTemplates.shadow(layout, page))));
  }

  @POST
  @Path("/comparison")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> compare(
      @PathParam("account") String account, @FormParam("export") @DefaultValue("") String export) {
    var layout = layout(account);
    var page = page(account, SliceRequest.of(null, null));
    return switch (ExportReader.read(export)) {
      case ExportReader.Parsed.Invalid(var why) ->
          response(
              Response.Status.BAD_REQUEST, layout, page.map(each -> each.invalid(export, why)));
      case ExportReader.Parsed.Valid(var lines, var skipped) ->
          response(
              Response.Status.OK,
              layout,
              page.chain(
                  each ->
                      shadow
                          .lines(account, ShadowResource.LINES)
                          .map(here -> Comparison.of(here, lines))
                          .map(found -> each.with(found, skipped))));
    };
  }

  private static Uni<Response> response(
      Response.Status status, Uni<Layout> layout, Uni<ShadowPage> page) {
    return layout.chain(
        around -> page.map(each -> Html.page(status, ShadowTemplates.shadow(around, each))));
  }

  private Uni<ShadowPage> page(String account, SliceRequest request) {
    return shadow.read(account, request).map(answer -> ShadowPage.of(account, answer));
  }

  private Uni<Layout> layout(String account) {
    var viewer = Viewer.of(caller);
    return layouts.merchant("Shadow mode", account, Layout.Tab.ATTENTION, viewer);
  }
}
