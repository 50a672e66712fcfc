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

/// The API keys of operators.
@RunOnVirtualThread
@Path("/keys")
@Produces(MediaType.TEXT_HTML)
public class OperatorKeyPages {
  private final KeyPage page;

  OperatorKeyPages(KeyPage page) {
    this.page = page;
  }

  @GET
  public Response page() {
    return page.page(Optional.empty());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @FormParam("name") @Nullable String name,
      @FormParam("scope") @Nullable List<String> scopes,
      @FormParam("expiresInDays") @Nullable String expiresInDays) {
    return page.create(Optional.empty(), name, scopes, expiresInDays);
  }

  @POST
  @Path("/{id}/revoke")
  public Response revoke(@PathParam("id") String id) {
    return page.revoke(Optional.empty(), id);
  }
}
