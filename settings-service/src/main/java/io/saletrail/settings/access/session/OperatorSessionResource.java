package io.saletrail.settings.access.session;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.NeedsScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The sessions of operators. One operator may end those of another, who has left for example.
@RunOnVirtualThread
@NeedsScope({})
@Path("/api/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class OperatorSessionResource {
  private final Sessions sessions;
  private final CurrentCaller caller;

  OperatorSessionResource(Sessions sessions, CurrentCaller caller) {
    this.sessions = sessions;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listSessions",
      summary = "Open sessions of operators, the last used first")
  public SessionList list() {
    return sessions.list(Optional.empty(), caller.sessionId());
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "endSession",
      summary = "End one session of an operator or a merchant",
      description = "The response lists the sessions of operators that are still open.")
  public SessionList end(@PathParam("id") String id) {
    SessionIds.requireEnded(sessions.end(SessionIds.read(id), Optional.empty(), caller.actor()));
    return list();
  }

  @DELETE
  @Operation(
      operationId = "endSessions",
      summary = "End all own sessions",
      description =
          "With the operator token, or signed in with it: all sessions that it opened. The response lists the sessions of operators that are still open.")
  public SessionList endAll() {
    sessions.endAll(caller.owner().key(), Optional.empty(), caller.actor());
    return list();
  }
}
