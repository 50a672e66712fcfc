package io.saletrail.settings.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

/// Whoever sent the request at hand.
@RequestScoped
public class CurrentCaller {
  private final SecurityIdentity identity;
  private final UriInfo uri;

  CurrentCaller(SecurityIdentity identity, UriInfo uri) {
    this.identity = identity;
    this.uri = uri;
  }

  public Caller visitor() {
    return Caller.of(identity);
  }

  /// The visitor as the one who does what is asked for. Taken before anything asynchronous
  /// begins, and only where no stranger comes.
  public Actor actor() {
    return Actor.of(visitor(), Actor.Way.of(uri.getPath()));
  }

  /// What the forms of this visitor's session carry; empty outside a session.
  public String csrf() {
    Session session = identity.getAttribute(SessionMechanism.SESSION);
    return session == null ? "" : session.csrf();
  }
}
