package io.saletrail.settings.console.snippet;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.console.Viewer;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.site.pagecheck.FetchFailure;
import io.saletrail.settings.site.pagecheck.PageCheck;
import io.saletrail.settings.site.pagecheck.PageCheck.Result;
import io.saletrail.settings.site.snippet.Snippets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The snippets of a merchant's website, and the page check.
@Path("/merchants/{account}/snippets")
@Produces(MediaType.TEXT_HTML)
public class SnippetPages {
  private final MerchantQuery merchants;
  private final Snippets snippets;
  private final PageCheck pages;
  private final Layouts layouts;
  private final CurrentCaller caller;

  SnippetPages(
      MerchantQuery merchants,
      Snippets snippets,
      PageCheck pages,
      Layouts layouts,
      CurrentCaller caller) {
    this.merchants = merchants;
    this.snippets = snippets;
    this.pages = pages;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> page(@PathParam("account") String account) {
    var viewer = Viewer.of(caller);
    return merchants
        .settings(account)
        .chain(
            settings ->
                page(Response.Status.OK, account, settings, PageCheckPanel.NOT_CHECKED, viewer));
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Uni<Response> check(
      @PathParam("account") String account,
      @FormParam("address") @DefaultValue("") String address) {
    var viewer = Viewer.of(caller);
    return merchants
        .settings(account)
        .chain(
            settings ->
                pages
                    .check(account, address, tenant(settings))
                    .chain(
                        checked ->
                            page(
                                status(checked),
                                account,
                                settings,
                                PageCheckPanel.of(address, checked),
                                viewer)));
  }

  private static Response.Status status(Result checked) {
    return switch (checked) {
      case Result.Checked _ -> Response.Status.OK;
      case Result.Failed(var why) ->
          why == FetchFailure.RATE_LIMITED
              ? Response.Status.TOO_MANY_REQUESTS
              : Response.Status.BAD_REQUEST;
    };
  }

  private Uni<Response> page(
      Response.Status status,
      String account,
      Optional<SettingsResponse> settings,
      PageCheckPanel check,
      Viewer viewer) {
    var texts = snippets.filledIn(tenant(settings));
    return layouts
        .merchant("Snippets", account, settings, Layout.Tab.SNIPPETS, viewer)
        .map(layout -> Html.page(status, SnippetTemplates.snippets(layout, texts, check)));
  }

  private static Optional<String> tenant(Optional<SettingsResponse> settings) {
    return settings.flatMap(SettingsResponse::trackdeskTenantId);
  }
}
