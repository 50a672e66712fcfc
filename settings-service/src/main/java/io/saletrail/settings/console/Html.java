package io.saletrail.settings.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/// Responses for browsers. Caches store no page of the console.
public final class Html {
  private Html() {}

  public static Response page(TemplateInstance page) {
    return page(Response.Status.OK, page);
  }

  public static Response page(Response.Status status, TemplateInstance page) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .header("Cache-Control", "no-store")
        .entity(page.render())
        .build();
  }

  /// Redirects to the page that shows the result of a form.
  public static Response seeOther(String path, NewCookie... cookies) {
    // A plain header keeps the path relative, independent of the host name of a proxy.
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", path)
        .header("Cache-Control", "no-store")
        .cookie(cookies)
        .build();
  }
}
