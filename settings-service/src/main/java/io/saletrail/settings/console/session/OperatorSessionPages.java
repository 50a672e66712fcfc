package io.saletrail.settings.console.session;

import io.saletrail.settings.access.CurrentCaller;
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

/// The sessions of operators.
@RunOnVirtualThread
@Path(OperatorSessionPages.PATH)
@Produces(MediaType.TEXT_HTML)
public class OperatorSessionPages {
  static final String PATH = "/sessions";

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Layouts layouts;
  private final CurrentCaller caller;

  OperatorSessionPages(
      Sessions sessions, SessionCookie cookie, Layouts layouts, CurrentCaller caller) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  public Response page() {
    var open = sessions.list(Optional.empty(), caller.sessionId()).items();
    var layout = layouts.system("Sessions", Layout.Tab.SESSIONS);
    var lines = open.stream().map(SessionLine::of).toList();
    return Html.page(SessionTemplates.sessions(layout, PATH, lines));
  }

  @POST
  @Path("/{id}/end")
  public Response end(@PathParam("id") String id) {
    SessionIds.requireEnded(sessions.end(SessionIds.read(id), Optional.empty(), caller.actor()));
    return Html.seeOther(PATH);
  }

  /// Ends all own sessions, this one too.
  @POST
  @Path("/end")
  public Response endAll() {
    sessions.endAll(caller.owner().key(), Optional.empty(), caller.actor());
    return Html.seeOther(PATH, cookie.end());
  }
}
