package io.saletrail.settings.console.snippet;

import io.saletrail.settings.access.Public;
import io.saletrail.settings.console.Html;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Guide for developers who create Checkout Sessions on their own server. It is public, so that a
/// merchant can share the link.
@RunOnVirtualThread
@Path("/developers")
@Produces(MediaType.TEXT_HTML)
@Public
public class DeveloperPages {
  @GET
  public Response page() {
    return Html.page(SnippetTemplates.developers());
  }
}
