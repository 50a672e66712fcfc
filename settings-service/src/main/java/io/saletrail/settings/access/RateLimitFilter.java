package io.saletrail.settings.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.saletrail.settings.access.stripe.SignedByStripe;
import io.saletrail.settings.limit.Limit.Answer;
import io.saletrail.settings.limit.Limited;
import io.saletrail.settings.limit.Limited.By;
import io.saletrail.settings.limit.Limits;
import io.saletrail.settings.limit.RateLimitExceeded;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Turns away what is asked for too often: by address before anybody is known, and by merchant
/// after it is known that the visitor may ask at all.
class RateLimitFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Limits limits;
  private final CurrentIdentityAssociation identity;

  RateLimitFilter(Limits limits, CurrentIdentityAssociation identity) {
    this.limits = limits;
    this.identity = identity;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION - 1)
  void knock(ResourceInfo route, HttpServerRequest request) {
    if (named(route.getResourceClass().getAnnotation(Limited.class), By.KNOCKS)
        || named(route.getResourceMethod().getAnnotation(Limited.class), By.KNOCKS)) {
      take(By.KNOCKS, ClientAddress.of(request));
    }
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 2)
  Uni<@Nullable Response> ask(ContainerRequestContext request, ResourceInfo route) {
    return identity
        .getDeferredIdentity()
        .map(
            found -> {
              account(request, Caller.of(found)).ifPresent(account -> ask(request, route, account));
              return null;
            });
  }

  /// The merchant whose it is: the address's, or else the visitor's own.
  private static Optional<String> account(ContainerRequestContext request, Caller visitor) {
    var named = request.getUriInfo().getPathParameters().getFirst(AccessFilter.ACCOUNT);
    return Optional.ofNullable(named)
        .or(
            () ->
                switch (visitor) {
                  case Caller.OwnAccount(var own) -> Optional.of(own);
                  case Caller.Operator _, Caller.Stranger() -> Optional.empty();
                });
  }

  private void ask(ContainerRequestContext request, ResourceInfo route, String account) {
    var own = route.getResourceMethod().getAnnotation(Limited.class);
    if (request.getUriInfo().getPath().startsWith(SignedByStripe.PATH)) {
      take(By.APP_CALLS, account);
    }
    if (own != null && own.value() != By.KNOCKS) {
      take(own.value(), account);
    } else if (!SAFE.contains(request.getMethod())) {
      take(By.CHANGES, account);
    }
  }

  private void take(By by, String who) {
    if (limits.of(by).take(who) instanceof Answer.Refused(var wait)) {
      throw RateLimitExceeded.problem(what(by), wait);
    }
  }

  private static String what(By by) {
    return switch (by) {
      case KNOCKS -> "Too much was asked for from this address.";
      case APP_CALLS -> "The Stripe App asked for too much at once.";
      case CHECKS -> "That was a lot of checks. Stripe is asked every hour anyway.";
      case CHANGES -> "Too much was changed at once for this merchant.";
    };
  }

  private static boolean named(@Nullable Limited limited, By by) {
    return limited != null && limited.value() == by;
  }
}
