package io.saletrail.settings.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

/// The caller of the current request.
@RequestScoped
public class CurrentCaller {
  private final SecurityIdentity identity;
  private final UriInfo uri;

  CurrentCaller(SecurityIdentity identity, UriInfo uri) {
    this.identity = identity;
    this.uri = uri;
  }

  public Caller caller() {
    return Caller.of(identity);
  }

  /// The caller as an actor, on routes closed to anonymous callers.
  public Actor actor() {
    return Actor.of(caller(), Actor.Channel.of(uri.getPath()));
  }

  /// The CSRF token of the session; empty without a session.
  public String csrf() {
    Session session = identity.getAttribute(SessionMechanism.SESSION);
    return session == null ? "" : session.csrf();
  }
}
