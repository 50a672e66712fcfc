package io.saletrail.settings.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.saletrail.runtime.operator.OperatorAuthenticator;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.caller.ApiKey;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.KeyRules;
import io.saletrail.settings.access.caller.Session;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.saletrail.settings.access.caller.StripeAccount;
import io.saletrail.settings.access.limit.RateLimitExceeded;
import io.saletrail.settings.problem.ProblemPages;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Authorises every request. A route with `{account}` in its path belongs to that merchant; every
/// other route belongs to operators unless it is [Public]. Routes with [SignedByStripe] accept only
/// signed calls. A key needs the scope of the route, too.
class AccessFilter {
  /// The path parameter with the merchant's account.
  static final String ACCOUNT = "account";

  private static final String ANONYMOUS =
      "Send Authorization: Bearer with an API key or the operator token, or sign in at the console.";

  private static final String SESSION_ENDED =
      "Your session has ended. Sign in again at the console.";

  private final CurrentIdentityAssociation identities;
  private final CurrentVertxRequest current;

  AccessFilter(CurrentIdentityAssociation identities, CurrentVertxRequest current) {
    this.identities = identities;
    this.current = current;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  Uni<@Nullable Response> filter(ContainerRequestContext request, ResourceInfo route) {
    rejectTooManyAttempts();
    return identities
        .getDeferredIdentity()
        .map(
            identity -> {
              var decidedElsewhere = isPublic(route) || isSigned(route);
              return decidedElsewhere ? null : filter(request, route, identity).orElse(null);
            });
  }

  private void rejectTooManyAttempts() {
    Duration wait = current.getCurrent().get(Caller.RETRY_AFTER);
    if (wait != null) {
      throw RateLimitExceeded.problem(
          OperatorAuthenticator.TokenResult.TooManyAttempts.DETAIL, wait);
    }
  }

  private Optional<Response> filter(
      ContainerRequestContext request, ResourceInfo route, SecurityIdentity identity) {
    var caller = Caller.of(identity);
    var account = Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst(ACCOUNT));
    return switch (AccessRules.decide(caller, account)) {
      case ALLOWED -> {
        account.ifPresent(AccessFilter::requireAccountId);
        requireScope(request, route, identity);
        ControlCharacters.reject(request);
        yield Optional.empty();
      }
      case SIGN_IN -> Optional.of(signIn(request));
      case OTHER_ACCOUNT -> throw ProblemException.notFound("Not found for your account.");
    };
  }

  private static void requireScope(
      ContainerRequestContext request, ResourceInfo route, SecurityIdentity identity) {
    ApiKey key = identity.getAttribute(ApiKey.ATTRIBUTE);
    if (key != null) {
      var verb = request.getMethod();
      KeyRules.fault(key, route.getResourceClass(), route.getResourceMethod(), verb)
          .ifPresent(
              fault -> {
                throw new ProblemException(Problem.of(ProblemKind.FORBIDDEN, fault));
              });
    }
  }

  private static void requireAccountId(String account) {
    StripeAccount.fault(account)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid(ACCOUNT, fault);
            });
  }

  private Response signIn(ContainerRequestContext request) {
    requireReadable(current.getCurrent());
    var ended = Boolean.TRUE.equals(current.getCurrent().get(Session.ENDED));
    if (ProblemPages.forPrograms(request.getUriInfo().getPath())) {
      throw new ProblemException(
          Problem.of(ProblemKind.SIGN_IN_REQUIRED, ended ? SESSION_ENDED : ANONYMOUS));
    }
    var then = "/?then=" + URLEncoder.encode(page(request), StandardCharsets.UTF_8);
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", ended ? then + "&ended=true" : then)
        .header("Cache-Control", "no-store")
        .build();
  }

  /// While the database is unavailable, it is unknown whether the caller is signed in.
  private static void requireReadable(RoutingContext request) {
    Throwable failure = request.get(Session.UNREADABLE);
    if (failure != null) {
      throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
  }

  /// The page to return to: the requested one, or the one with the form. The sign-in page accepts
  /// only pages of the console.
  private static String page(ContainerRequestContext request) {
    var referer = request.getHeaderString("Referer");
    if (request.getMethod().equals("GET") || referer == null) {
      return withQuery(request.getUriInfo().getRequestUri());
    }
    try {
      return withQuery(URI.create(referer));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /// A filter is part of the page.
  private static String withQuery(URI page) {
    var path = Optional.ofNullable(page.getRawPath()).orElse("");
    return Optional.ofNullable(page.getRawQuery()).map(query -> path + "?" + query).orElse(path);
  }

  /// `SignedCallFilter` decides about these.
  private static boolean isSigned(ResourceInfo route) {
    return route.getResourceClass().isAnnotationPresent(SignedByStripe.class);
  }

  private static boolean isPublic(ResourceInfo route) {
    return route.getResourceMethod().isAnnotationPresent(Public.class)
        || route.getResourceClass().isAnnotationPresent(Public.class);
  }
}
