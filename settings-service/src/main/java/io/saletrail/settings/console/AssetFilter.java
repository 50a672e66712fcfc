package io.saletrail.settings.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Lets nobody keep an asset under an address that means another version of it.
@ApplicationScoped
class AssetFilter {
  static final String PATH = "/assets/";

  private static final int PRIORITY = 50;

  void register(@Observes Filters filters) {
    filters.register(AssetFilter::look, PRIORITY);
  }

  private static void look(RoutingContext context) {
    var request = context.request();
    if (request.path().startsWith(PATH) && !Assets.current(request.uri())) {
      // Whoever serves the file leaves a header alone that is there.
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    context.next();
  }
}
