package io.saletrail.settings.console.token;

import io.saletrail.settings.console.Html;
import io.saletrail.settings.merchant.MerchantQuery;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The token status as a fragment that the connection page refreshes.
@Path("/merchants/{account}/token")
@Produces(MediaType.TEXT_HTML)
public class TokenPages {
  private final MerchantQuery merchants;

  TokenPages(MerchantQuery merchants) {
    this.merchants = merchants;
  }

  @GET
  @Path("/live")
  @Operation(hidden = true)
  public Uni<Response> live(@PathParam("account") String account) {
    return merchants
        .settings(account)
        .map(settings -> TokenPanel.of(account, settings))
        .map(panel -> Html.page(TokenTemplates.token(panel)));
  }
}
