package io.saletrail.settings.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.ApiKey;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.Session;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

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
    ApiKey key = identity.getAttribute(ApiKey.ATTRIBUTE);
    return Actor.of(caller(), Actor.Channel.of(uri.getPath()))
        .by(Optional.ofNullable(key).map(ApiKey::name));
  }

  /// The session; empty for callers without one, such as programs.
  public Optional<Session> session() {
    Session session = identity.getAttribute(Session.ATTRIBUTE);
    return Optional.ofNullable(session);
  }

  /// The id of the session.
  public Optional<UUID> sessionId() {
    return session().map(Session::id);
  }

  /// The owner of the caller's sessions. A program with the operator token owns those that it
  /// opened.
  public SessionOwner owner() {
    return session()
        .map(Session::owner)
        .orElseGet(() -> SessionOwner.of(caller(), SignInMethod.TOKEN));
  }

  /// The CSRF token of the session; empty without a session.
  public String csrf() {
    return session().map(Session::csrf).orElse("");
  }
}
