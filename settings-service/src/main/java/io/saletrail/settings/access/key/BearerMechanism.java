package io.saletrail.settings.access.key;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.saletrail.runtime.operator.OperatorAuthenticator;
import io.saletrail.runtime.operator.OperatorAuthenticator.TokenResult;
import io.saletrail.settings.access.caller.ApiKey;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Authenticates `Authorization: Bearer` with an API key, on the API, or with the operator token.
/// Anything else leaves the caller anonymous and counts as a guess; `AccessFilter` reports too many
/// of them.
@ApplicationScoped
class BearerMechanism implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer ";
  private static final String API = "/api/";

  private final OperatorAuthenticator authenticator;
  private final ApiKeys keys;

  BearerMechanism(OperatorAuthenticator authenticator, ApiKeys keys) {
    this.authenticator = authenticator;
    this.keys = keys;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    var header = request.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Uni.createFrom().nullItem();
    }
    var presented = header.substring(SCHEME.length()).strip();
    return KeySecret.read(presented)
        .map(secret -> byKey(request, secret))
        .orElseGet(() -> Uni.createFrom().item(byToken(request, presented)));
  }

  private Uni<SecurityIdentity> byKey(RoutingContext request, KeySecret secret) {
    return keys.find(secret)
        .map(
            found ->
                found.isPresent()
                    ? identity(request, found.get())
                    : byToken(request, secret.text()))
        .onFailure()
        .recoverWithItem(
            failure -> {
              request.put(Session.UNREADABLE, failure);
              return null;
            });
  }

  /// Pages and the Stripe App's routes accept no key.
  private static @Nullable SecurityIdentity identity(RoutingContext request, ApiKey key) {
    return Optional.of(request.normalizedPath())
        .filter(path -> path.startsWith(API))
        .flatMap(_ -> Caller.identity(key.caller()))
        .map(identity -> identity.addAttribute(ApiKey.ATTRIBUTE, key).build())
        .orElse(null);
  }

  private @Nullable SecurityIdentity byToken(RoutingContext request, String presented) {
    return switch (authenticator.check(presented, request.request())) {
      case TokenResult.Valid() -> Caller.identity(new Caller.Operator()).orElseThrow().build();
      case TokenResult.Invalid() -> null;
      case TokenResult.TooManyAttempts(var wait) -> {
        request.put(Caller.RETRY_AFTER, wait);
        yield null;
      }
    };
  }

  /// None: `AccessFilter` reports what is missing, as JSON or HTML depending on the path.
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }
}
