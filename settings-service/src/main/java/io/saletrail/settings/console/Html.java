package io.saletrail.settings.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/// Answers for browsers. Nothing of the console is kept by caches.
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

  /// After a form: look at the page that shows what came of it.
  public static Response seeOther(String path, NewCookie... cookies) {
    // As a plain header: a path stays a path, whatever a proxy in front calls itself.
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", path)
        .header("Cache-Control", "no-store")
        .cookie(cookies)
        .build();
  }
}
