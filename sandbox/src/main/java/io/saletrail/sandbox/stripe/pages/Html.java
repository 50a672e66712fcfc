package io.saletrail.sandbox.stripe.pages;

import io.vertx.ext.web.RoutingContext;

/// The layout of every page, and HTML escaping.
final class Html {

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// A form with one button that posts to `action`.
  static String button(String action, String label) {
    return "<form method=\"post\" action=\"%s\"><button>%s</button></form>"
        .formatted(escape(action), escape(label));
  }

  static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <link rel="stylesheet" href="/stripe/stand-in.css">
    </head>
    <body>
      <div class="banner">Stripe stand-in: no money moves here</div>
      <main>
    %s
      </main>
    </body>
    </html>
    """
        .formatted(escape(title), body);
  }

  static void send(RoutingContext context, int status, String page) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(page);
  }

  static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(303).putHeader("Location", to).end();
  }

  static void missing(RoutingContext context, String what) {
    send(
        context,
        404,
        page(
            "Not found",
            "<div class=\"card\"><h1>%s</h1><p class=\"quiet\">Check the URL.</p></div>"
                .formatted(escape(what))));
  }
}
