package io.saletrail.settings.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.saletrail.settings.access.caller.StripeAccount;
import io.saletrail.settings.access.limit.RateLimitExceeded;
import io.saletrail.settings.problem.ProblemPages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Authorises every request. A route with `{account}` in its path belongs to that merchant; every
/// other route belongs to operators unless it is [Public]. Routes with [SignedByStripe] accept only
/// signed calls.
class AccessFilter {
  /// The path parameter with the merchant's account.
  static final String ACCOUNT = "account";

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
              return decidedElsewhere ? null : filter(request, Caller.of(identity)).orElse(null);
            });
  }

  private void rejectTooManyAttempts() {
    Duration wait = current.getCurrent().get(OperatorTokenMechanism.RETRY_AFTER);
    if (wait != null) {
      throw RateLimitExceeded.problem(
          OperatorAuthenticator.TokenResult.TooManyAttempts.DETAIL, wait);
    }
  }

  private static Optional<Response> filter(ContainerRequestContext request, Caller caller) {
    var account = Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst(ACCOUNT));
    return switch (AccessRules.decide(caller, account)) {
      case ALLOWED -> {
        account.ifPresent(AccessFilter::requireAccountId);
        ControlCharacters.reject(request);
        yield Optional.empty();
      }
      case SIGN_IN -> Optional.of(signIn(request));
      case OTHER_ACCOUNT -> throw ProblemException.notFound("Not found for your account.");
    };
  }

  private static void requireAccountId(String account) {
    StripeAccount.fault(account)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid(ACCOUNT, fault);
            });
  }

  private static Response signIn(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    if (ProblemPages.forPrograms(path)) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.SIGN_IN_REQUIRED,
              "Send Authorization: Bearer with the operator token, or sign in at the"
                  + " console."));
    }
    var signIn =
        request.getMethod().equals("GET")
            ? "/?then=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
            : "/";
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", signIn)
        .header("Cache-Control", "no-store")
        .build();
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
