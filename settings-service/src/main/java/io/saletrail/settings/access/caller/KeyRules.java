package io.saletrail.settings.access.caller;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a key opens a route of its owner.
public final class KeyRules {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private KeyRules() {}

  /// The sentence for a key that does not open the route; empty if it does.
  public static Optional<String> fault(
      ApiKey key, Class<?> resource, Method route, String httpMethod) {
    var opening = opening(resource, route, httpMethod);
    if (opening.stream().anyMatch(key.scopes()::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        opening.isEmpty()
            ? "No API key opens this route. Use the console or the operator token."
            : "This API key lacks the scope " + names(opening) + ".");
  }

  /// The scopes that open a route, each alone.
  public static Set<KeyScope> opening(Class<?> resource, Method route, String httpMethod) {
    return declared(route)
        .or(() -> declared(resource))
        .orElseGet(() -> SAFE.contains(httpMethod) ? Set.of(KeyScope.READ) : Set.of());
  }

  private static Optional<Set<KeyScope>> declared(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(NeedsScope.class))
        .map(needs -> Set.of(needs.value()));
  }

  private static String names(Set<KeyScope> scopes) {
    return scopes.stream().map(Enum::name).sorted().collect(Collectors.joining(" or "));
  }
}
