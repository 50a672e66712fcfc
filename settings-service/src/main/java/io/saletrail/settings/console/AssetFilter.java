package io.saletrail.settings.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Prevents caches from storing an asset under the URL of another version.
@ApplicationScoped
class AssetFilter {
  static final String PATH = "/assets/";

  private static final int PRIORITY = 50;

  void register(@Observes Filters filters) {
    filters.register(AssetFilter::filter, PRIORITY);
  }

  private static void filter(RoutingContext context) {
    var request = context.request();
    if (request.path().startsWith(PATH) && !Assets.current(request.uri())) {
      // The static handler keeps a header that is already set.
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    context.next();
  }
}
