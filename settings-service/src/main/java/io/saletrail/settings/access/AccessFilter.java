package io.saletrail.settings.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.saletrail.settings.access.stripe.AppCall;
import io.saletrail.settings.access.stripe.AppSecret;
import io.saletrail.settings.access.stripe.SignedByStripe;
import io.saletrail.settings.limit.RateLimitExceeded;
import io.saletrail.settings.problem.Problem;
import io.saletrail.settings.problem.ProblemException;
import io.saletrail.settings.problem.ProblemKind;
import io.saletrail.settings.problem.ProblemMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Stands before every route. A route whose path names an `{account}` belongs to that merchant;
/// every other one belongs to operators, unless it is [Public]. What is [SignedByStripe] is for
/// signed calls alone.
class AccessFilter {
  /// The path parameter that says whose an address is.
  static final String ACCOUNT = "account";

  private final CurrentIdentityAssociation identity;
  private final AppSecret appSecret;
  private final CurrentVertxRequest current;

  AccessFilter(
      CurrentIdentityAssociation identity, AppSecret appSecret, CurrentVertxRequest current) {
    this.identity = identity;
    this.appSecret = appSecret;
    this.current = current;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  Uni<@Nullable Response> stop(ContainerRequestContext request, ResourceInfo route) {
    mustNotGuess();
    return identity
        .getDeferredIdentity()
        .map(
            found -> {
              if (route.getResourceClass().isAnnotationPresent(SignedByStripe.class)) {
                mustBeSigned(found);
                mustBePlain(request);
                return null;
              }
              return open(route) ? null : stop(request, Caller.of(found)).orElse(null);
            });
  }

  private void mustNotGuess() {
    Duration wait = current.getCurrent().get(OperatorTokenMechanism.WAIT);
    if (wait != null) {
      throw RateLimitExceeded.problem(OperatorAuthenticator.Judgement.TooMany.WHAT, wait);
    }
  }

  private void mustBeSigned(SecurityIdentity found) {
    if (!appSecret.known()) {
      throw ProblemException.notFound(
          "This system has no Stripe App: STRIPE_APP_SECRET is not set.");
    }
    AppCall call = found.getAttribute(AppCall.ATTRIBUTE);
    if (call == null) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.NOT_SIGNED_IN,
              "Stripe's signature over this call is missing, wrong or too old."
                  + " Reload the page in the Stripe Dashboard."));
    }
  }

  private static Optional<Response> stop(ContainerRequestContext request, Caller visitor) {
    var account = Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst(ACCOUNT));
    return switch (AccessRules.decide(visitor, account)) {
      case ALLOWED -> {
        account.ifPresent(AccessFilter::mustLookLikeStripes);
        mustBePlain(request);
        yield Optional.empty();
      }
      case SIGN_IN -> Optional.of(signIn(request));
      case NOT_THEIRS -> throw ProblemException.notFound("Nothing of yours is here.");
    };
  }

  private static void mustLookLikeStripes(String account) {
    StripeAccount.fault(account)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid(ACCOUNT, fault);
            });
  }

  private static void mustBePlain(ContainerRequestContext request) {
    mustBePlain(request.getUriInfo().getPathParameters());
    mustBePlain(request.getUriInfo().getQueryParameters());
  }

  /// No id of anybody's has control characters, and PostgreSQL takes no text with a NUL in it.
  private static void mustBePlain(MultivaluedMap<String, String> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(AccessFilter::hasControls)) {
            throw ProblemException.invalid(name, "Has characters that no id has.");
          }
        });
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static Response signIn(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    if (ProblemMapper.forPrograms(path)) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.NOT_SIGNED_IN,
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

  private static boolean open(ResourceInfo route) {
    return route.getResourceMethod().isAnnotationPresent(Public.class)
        || route.getResourceClass().isAnnotationPresent(Public.class);
  }
}
