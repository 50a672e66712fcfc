package io.saletrail.runtime.management;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps callers from filling the metrics of HTTP with paths of their own: a path counts under its
/// name once it was served, and the others under one name.
@Singleton
public class RouteLabels implements MeterFilter {
  static final String UNMATCHED = "UNMATCHED";

  private static final String REQUESTS = "http.server.requests";
  private static final String PATH = "uri";
  private static final String OUTCOME = "outcome";
  private static final Set<String> SERVED = Set.of("SUCCESS", "REDIRECTION");

  /// Routes of a service, with some to spare.
  private static final int MAX_ROUTES = 250;

  private final Set<String> routes = ConcurrentHashMap.newKeySet();

  @Override
  public Meter.Id map(Meter.Id id) {
    var path = id.getName().equals(REQUESTS) ? id.getTag(PATH) : null;
    return path == null || isRoute(path, id.getTag(OUTCOME))
        ? id
        : id.replaceTags(
            id.getTags().stream()
                .map(tag -> tag.getKey().equals(PATH) ? Tag.of(PATH, UNMATCHED) : tag)
                .toList());
  }

  private boolean isRoute(String path, @Nullable String outcome) {
    if (outcome != null && SERVED.contains(outcome) && routes.size() < MAX_ROUTES) {
      routes.add(path);
    }
    return routes.contains(path);
  }
}
