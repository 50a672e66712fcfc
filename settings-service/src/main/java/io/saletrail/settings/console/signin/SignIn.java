package io.saletrail.settings.console.signin;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.session.Device;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.console.Html;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Records a successful sign-in and opens the session, which replaces an earlier one in the same
/// browser. Every sign-in method ends here.
@ApplicationScoped
public class SignIn {
  private static final Logger LOG = Logger.getLogger(SignIn.class);

  private final AuditLog audit;
  private final Sessions sessions;
  private final Outbox outbox;
  private final CurrentCaller caller;
  private final HttpServerRequest request;

  SignIn(
      Outbox outbox,
      AuditLog audit,
      Sessions sessions,
      CurrentCaller caller,
      HttpServerRequest request) {
    this.outbox = outbox;
    this.audit = audit;
    this.sessions = sessions;
    this.caller = caller;
    this.request = request;
  }

  /// Records a sign-in and redirects to a page.
  public Response enter(SessionOwner owner, String page) {
    outbox.await(audit.record(record(owner)));
    return open(owner, page);
  }

  /// Opens the session and redirects to a page. The sign-in must be recorded already.
  public Response open(SessionOwner owner, String page) {
    LOG.infof(
        "console.sign_in by=%s channel=%s outcome=ACCEPTED",
        actor(owner).logName(), owner.method());
    caller.session().ifPresent(sessions::replace);
    var device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
    return Html.seeOther(page, sessions.open(owner, device, Instant.now()).cookie());
  }

  /// Ends the sessions of a user whose role was taken away.
  public void withdraw(SessionOwner owner) {
    sessions.endAll(owner.key(), Optional.empty(), actor(owner));
  }

  /// The audit record of a sign-in, for callers that write it in their own transaction.
  public static AuditRecord record(SessionOwner owner) {
    return AuditRecord.ofActor(actor(owner), AuditAction.SIGNED_IN, owner.method().name());
  }

  private static Actor actor(SessionOwner owner) {
    return Actor.of(owner.caller(), Channel.CONSOLE);
  }
}
