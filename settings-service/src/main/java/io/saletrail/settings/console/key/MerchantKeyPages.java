package io.saletrail.settings.console.key;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys of a merchant.
@RunOnVirtualThread
@Path("/merchants/{account}/keys")
@Produces(MediaType.TEXT_HTML)
public class MerchantKeyPages {
  private final KeyPage page;

  MerchantKeyPages(KeyPage page) {
    this.page = page;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    return page.page(Optional.of(account));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @PathParam("account") String account,
      @FormParam("name") @Nullable String name,
      @FormParam("scope") @Nullable List<String> scopes,
      @FormParam("expiresInDays") @Nullable String expiresInDays) {
    return page.create(Optional.of(account), name, scopes, expiresInDays);
  }

  @POST
  @Path("/{id}/revoke")
  public Response revoke(@PathParam("account") String account, @PathParam("id") String id) {
    return page.revoke(Optional.of(account), id);
  }
}
