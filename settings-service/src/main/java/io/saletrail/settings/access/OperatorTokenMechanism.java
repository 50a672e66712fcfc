package io.saletrail.settings.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.saletrail.runtime.operator.OperatorAuthenticator;
import io.saletrail.runtime.operator.OperatorAuthenticator.TokenResult;
import io.saletrail.settings.access.caller.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Authenticates `Authorization: Bearer` with the operator token. An invalid token leaves the
/// caller anonymous; [AccessFilter] reports too many attempts.
@ApplicationScoped
class OperatorTokenMechanism implements HttpAuthenticationMechanism {
  /// The request attribute with the time until the next attempt.
  static final String RETRY_AFTER = "saletrail.wait";

  private static final String SCHEME = "Bearer ";

  private final OperatorAuthenticator authenticator;

  OperatorTokenMechanism(OperatorAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    var header = request.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Uni.createFrom().nullItem();
    }
    var presented = header.substring(SCHEME.length()).strip();
    return switch (authenticator.check(presented, request.request())) {
      case TokenResult.Valid() ->
          Uni.createFrom().item(Caller.identity(new Caller.Operator()).orElseThrow().build());
      case TokenResult.Invalid() -> Uni.createFrom().nullItem();
      case TokenResult.TooManyAttempts(var wait) -> {
        request.put(RETRY_AFTER, wait);
        yield Uni.createFrom().nullItem();
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
