package io.saletrail.settings.access.session;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/// Authenticates the console's session cookie. A session that has ended, or that cannot be read,
/// leaves the caller anonymous; `AccessFilter` reports it where a route is closed.
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {
  private final SessionCookie cookie;
  private final Sessions sessions;

  SessionMechanism(SessionCookie cookie, Sessions sessions) {
    this.cookie = cookie;
    this.sessions = sessions;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    return cookie
        .read(request.request())
        .map(secret -> authenticate(request, secret))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private Uni<SecurityIdentity> authenticate(RoutingContext request, SessionSecret secret) {
    return sessions
        .read(secret)
        .invoke(found -> request.put(Session.ENDED, found.isEmpty()))
        .onFailure()
        .recoverWithItem(
            failure -> {
              request.put(Session.UNREADABLE, failure);
              return Optional.empty();
            })
        .map(found -> found.map(SessionMechanism::identity).orElse(null));
  }

  private static SecurityIdentity identity(Session session) {
    return Caller.identity(session.caller())
        .orElseThrow()
        .addAttribute(Session.ATTRIBUTE, session)
        .build();
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
