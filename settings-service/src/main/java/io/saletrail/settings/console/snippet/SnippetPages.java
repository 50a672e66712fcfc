package io.saletrail.settings.console.snippet;

import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.site.pagecheck.FetchFailure;
import io.saletrail.settings.site.pagecheck.PageCheck;
import io.saletrail.settings.site.pagecheck.PageCheck.Result;
import io.saletrail.settings.site.snippet.Snippets;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/// The snippets of a merchant's website, and the page check.
@RunOnVirtualThread
@Path("/merchants/{account}/snippets")
@Produces(MediaType.TEXT_HTML)
public class SnippetPages {
  private final MerchantQuery merchants;
  private final Snippets snippets;
  private final PageCheck pages;
  private final Layouts layouts;

  SnippetPages(MerchantQuery merchants, Snippets snippets, PageCheck pages, Layouts layouts) {
    this.merchants = merchants;
    this.snippets = snippets;
    this.pages = pages;
    this.layouts = layouts;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    var settings = merchants.settings(account);
    return page(Response.Status.OK, account, settings, PageCheckPanel.NOT_CHECKED);
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response check(
      @PathParam("account") String account,
      @FormParam("address") @DefaultValue("") String address) {
    var settings = merchants.settings(account);
    var result = pages.check(account, address, tenant(settings));
    return page(status(result), account, settings, PageCheckPanel.of(address, result));
  }

  private static Response.Status status(Result checked) {
    return switch (checked) {
      case Result.Checked _ -> Response.Status.OK;
      case Result.Failed(var reason) ->
          reason == FetchFailure.RATE_LIMITED
              ? Response.Status.TOO_MANY_REQUESTS
              : Response.Status.BAD_REQUEST;
    };
  }

  private Response page(
      Response.Status status,
      String account,
      Optional<SettingsResponse> settings,
      PageCheckPanel check) {
    var texts = snippets.filledIn(tenant(settings));
    var layout = layouts.merchant("Snippets", account, settings, Layout.Tab.SNIPPETS);
    return Html.page(status, SnippetTemplates.snippets(layout, texts, check));
  }

  private static Optional<String> tenant(Optional<SettingsResponse> settings) {
    return settings.flatMap(SettingsResponse::trackdeskTenantId);
  }
}
