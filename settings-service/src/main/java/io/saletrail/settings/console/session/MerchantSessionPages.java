package io.saletrail.settings.console.session;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.session.SessionCookie;
import io.saletrail.settings.access.session.SessionIds;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.console.Html;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.Layouts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// The sessions of a merchant.
@RunOnVirtualThread
@Path("/merchants/{account}/sessions")
@Produces(MediaType.TEXT_HTML)
public class MerchantSessionPages {
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Layouts layouts;
  private final CurrentCaller caller;

  MerchantSessionPages(
      Sessions sessions, SessionCookie cookie, Layouts layouts, CurrentCaller caller) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response page(@PathParam("account") String account) {
    var open = sessions.list(Optional.of(account), caller.sessionId()).items();
    var layout = layouts.merchant("Sessions", account, Layout.Tab.SESSIONS);
    var lines = open.stream().map(SessionLine::of).toList();
    return Html.page(SessionTemplates.sessions(layout, path(account), lines));
  }

  @POST
  @Path("/{id}/end")
  public Response end(@PathParam("account") String account, @PathParam("id") String id) {
    SessionIds.requireEnded(
        sessions.end(SessionIds.read(id), Optional.of(account), caller.actor()));
    return Html.seeOther(path(account));
  }

  /// Ends all of them. A merchant is signed out by it, an operator stays.
  @POST
  @Path("/end")
  public Response endAll(@PathParam("account") String account) {
    sessions.endAll(account, Optional.of(account), caller.actor());
    return caller.caller() instanceof Caller.Operator
        ? Html.seeOther(path(account))
        : Html.seeOther(path(account), cookie.end());
  }

  private static String path(String account) {
    return "/merchants/" + account + "/sessions";
  }
}
