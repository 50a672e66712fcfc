package io.saletrail.settings.console.token;

import io.saletrail.settings.console.Html;
import io.saletrail.settings.merchant.MerchantQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The token status as a fragment that the connection page refreshes.
@RunOnVirtualThread
@Path("/merchants/{account}/token")
@Produces(MediaType.TEXT_HTML)
public class TokenPages {
  private final MerchantQuery merchants;

  TokenPages(MerchantQuery merchants) {
    this.merchants = merchants;
  }

  @GET
  @Path("/live")
  public Response live(@PathParam("account") String account) {
    var settings = merchants.settings(account);
    return Html.page(TokenTemplates.token(TokenPanel.of(account, settings)));
  }
}
