package io.saletrail.settings.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.saletrail.settings.access.OperatorAuthenticator.Judgement;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// `Authorization: Bearer` with the operator token. A wrong token is a stranger's, and
/// [AccessFilter] says so when there were too many.
@ApplicationScoped
class OperatorTokenMechanism implements HttpAuthenticationMechanism {
  /// The request's attribute that says how long no token is looked at.
  static final String WAIT = "saletrail.wait";

  private static final String SCHEME = "Bearer ";

  private final OperatorAuthenticator desk;

  OperatorTokenMechanism(OperatorAuthenticator desk) {
    this.desk = desk;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    var header = request.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Uni.createFrom().nullItem();
    }
    var shown = header.substring(SCHEME.length()).strip();
    return switch (desk.judge(shown, request.request())) {
      case Judgement.Right() ->
          Uni.createFrom().item(Caller.identity(new Caller.Operator()).orElseThrow().build());
      case Judgement.Wrong() -> Uni.createFrom().nullItem();
      case Judgement.TooMany(var wait) -> {
        request.put(WAIT, wait);
        yield Uni.createFrom().nullItem();
      }
    };
  }

  /// None: the gate says what is missing, in the form that the address speaks.
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }
}
