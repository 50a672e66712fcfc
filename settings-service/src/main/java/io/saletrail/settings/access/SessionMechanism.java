package io.saletrail.settings.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.saletrail.settings.access.caller.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/// Authenticates the console's session cookie.
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {
  /// The attribute of the identity that holds the [Session].
  static final String SESSION = "saletrail.session";

  private final Sessions sessions;

  SessionMechanism(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    var cookie = request.request().getCookie(Sessions.COOKIE);
    if (cookie == null) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .optional(
            sessions
                .read(cookie.getValue(), Instant.now())
                .flatMap(
                    session ->
                        Caller.identity(session.caller())
                            .map(identity -> identity.addAttribute(SESSION, session).build())));
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
