package io.saletrail.settings.console.signin;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.access.Sessions;
import io.saletrail.settings.access.audit.AuditAction;
import io.saletrail.settings.access.audit.AuditLog;
import io.saletrail.settings.access.audit.AuditRecord;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.console.Html;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Records a successful sign-in and opens the session. Every sign-in method ends here.
@ApplicationScoped
public class SignIn {
  private static final Logger LOG = Logger.getLogger(SignIn.class);

  private final AuditLog audit;
  private final Sessions sessions;
  private final Outbox outbox;

  SignIn(Outbox outbox, AuditLog audit, Sessions sessions) {
    this.outbox = outbox;
    this.audit = audit;
    this.sessions = sessions;
  }

  /// Records a sign-in and redirects to a page.
  public Response enter(Caller caller, SignInMethod method, String page) {
    outbox.await(audit.record(record(caller, method)));
    return open(caller, method, page);
  }

  /// Opens the session and redirects to a page. The sign-in must be recorded already.
  public Response open(Caller caller, SignInMethod method, String page) {
    LOG.infof(
        "console.sign_in by=%s channel=%s outcome=ACCEPTED",
        Actor.of(caller, Channel.CONSOLE).logName(), method);
    return Html.seeOther(page, sessions.cookie(sessions.open(caller, Instant.now())));
  }

  /// The audit record of a sign-in, for callers that write it in their own transaction.
  public static AuditRecord record(Caller caller, SignInMethod method) {
    return AuditRecord.ofActor(
        Actor.of(caller, Channel.CONSOLE), AuditAction.SIGNED_IN, method.name());
  }
}
