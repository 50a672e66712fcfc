package io.saletrail.settings.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.saletrail.runtime.http.ClientAddress;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.saletrail.settings.access.limit.Limit.Decision;
import io.saletrail.settings.access.limit.Limited;
import io.saletrail.settings.access.limit.Limited.By;
import io.saletrail.settings.access.limit.Limits;
import io.saletrail.settings.access.limit.RateLimitExceeded;
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

/// Enforces rate limits: by address before authentication, and by merchant after authorisation.
class RateLimitFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Limits limits;
  private final CurrentIdentityAssociation identity;

  RateLimitFilter(Limits limits, CurrentIdentityAssociation identity) {
    this.limits = limits;
    this.identity = identity;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION - 1)
  void limitAnonymous(ResourceInfo route, HttpServerRequest request) {
    if (limits(route.getResourceClass().getAnnotation(Limited.class), By.ANONYMOUS)
        || limits(route.getResourceMethod().getAnnotation(Limited.class), By.ANONYMOUS)) {
      tryAcquire(By.ANONYMOUS, ClientAddress.of(request));
    }
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 2)
  Uni<@Nullable Response> limitMerchant(ContainerRequestContext request, ResourceInfo route) {
    return identity
        .getDeferredIdentity()
        .map(
            found -> {
              account(request, Caller.of(found))
                  .ifPresent(account -> limitMerchant(request, route, account));
              return null;
            });
  }

  /// The account in the path, otherwise the caller's own.
  private static Optional<String> account(ContainerRequestContext request, Caller caller) {
    var fromPath = request.getUriInfo().getPathParameters().getFirst(AccessFilter.ACCOUNT);
    return Optional.ofNullable(fromPath)
        .or(
            () ->
                switch (caller) {
                  case Caller.MerchantCaller(var own) -> Optional.of(own);
                  case Caller.Operator _, Caller.Anonymous() -> Optional.empty();
                });
  }

  private void limitMerchant(ContainerRequestContext request, ResourceInfo route, String account) {
    var own = route.getResourceMethod().getAnnotation(Limited.class);
    if (request.getUriInfo().getPath().startsWith(SignedByStripe.PATH)) {
      tryAcquire(By.APP_CALLS, account);
    }
    if (own != null && own.value() != By.ANONYMOUS) {
      tryAcquire(own.value(), account);
    } else if (!SAFE.contains(request.getMethod())) {
      tryAcquire(By.CHANGES, account);
    }
  }

  private void tryAcquire(By by, String key) {
    if (limits.of(by).tryAcquire(key) instanceof Decision.Denied(var wait)) {
      throw RateLimitExceeded.problem(detail(by), wait);
    }
  }

  private static String detail(By by) {
    return switch (by) {
      case ANONYMOUS -> "Too many requests from this address.";
      case APP_CALLS -> "Too many calls of the Stripe App.";
      case CHECKS -> "Too many checks. Saletrail checks Stripe every hour anyway.";
      case ALERT_TESTS -> "Too many tests of alerts for this merchant.";
      case EXPORTS -> "Too many exports for this merchant.";
      case CHANGES -> "Too many changes for this merchant.";
    };
  }

  private static boolean limits(@Nullable Limited limited, By by) {
    return limited != null && limited.value() == by;
  }
}
