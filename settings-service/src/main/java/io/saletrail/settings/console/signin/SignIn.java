package io.saletrail.settings.console.signin;

import io.saletrail.settings.access.Sessions;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.console.Html;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jboss.logging.Logger;

/// The one door into the console: whoever has shown who they are goes on record and gets a session.
@ApplicationScoped
public class SignIn {
  private static final Logger LOG = Logger.getLogger(SignIn.class);

  private final AuditLog audit;
  private final Sessions sessions;

  SignIn(AuditLog audit, Sessions sessions) {
    this.audit = audit;
    this.sessions = sessions;
  }

  /// Puts a sign-in on record and goes to a page.
  public Uni<Response> enter(Caller visitor, SignInMethod way, String page) {
    return audit.record(deed(visitor, way)).map(noted -> open(visitor, way, page));
  }

  /// Goes to a page, after the sign-in was put on record.
  public Response open(Caller visitor, SignInMethod way, String page) {
    LOG.infof(
        "console.sign_in by=%s way=%s outcome=ACCEPTED",
        Actor.of(visitor, Channel.CONSOLE).logName(), way);
    return Html.seeOther(page, sessions.cookie(sessions.open(visitor, Instant.now())));
  }

  /// A sign-in, for those who put it on record with something else.
  public static AuditRecord deed(Caller visitor, SignInMethod way) {
    return AuditRecord.ofActor(
        Actor.of(visitor, Channel.CONSOLE), AuditAction.SIGNED_IN, way.name());
  }
}
