package io.saletrail.sandbox;

import io.vertx.ext.web.Router;

/// `/`: what there is to look at.
final class FrontPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Saletrail sandbox</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto;
                     padding: 0 1rem; color: #1d2433 }
              dt { margin-top: 1rem; font-weight: 600 }
              dd { margin: 0; color: #5b6577 }
              a { color: #3b4cca }
            </style>
            <h1>Saletrail sandbox</h1>
            <p>Stand-ins for what is outside. Nothing here costs money.</p>
            <dl>
              <dt><a href="/shop">The shop</a></dt>
              <dd>Two snippets on its pages, payment links behind its buttons.</dd>
              <dt><a href="/stripe">Stripe</a></dt>
              <dd>Payments as the merchant sees them: refund, dispute, renew, cancel.</dd>
              <dt><a href="/trackdesk/demo-shop">Trackdesk</a></dt>
              <dd>Clicks and conversions that the tenant demo-shop holds.</dd>
            </dl>
            </html>
            """;

    private FrontPage() {}

    static void mount(Router router) {
        router.get("/")
                .handler(
                        context ->
                                context.response()
                                        .putHeader("content-type", "text/html; charset=utf-8")
                                        .end(PAGE));
    }
}
