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

/// The sessions of a merchant.
@RunOnVirtualThread
@NeedsScope({})
@Path("/api/merchants/{account}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class MerchantSessionResource {
  private final Sessions sessions;
  private final CurrentCaller caller;

  MerchantSessionResource(Sessions sessions, CurrentCaller caller) {
    this.sessions = sessions;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listMerchantSessions",
      summary = "Open sessions of a merchant's console, the last used first")
  public SessionList list(@PathParam("account") String account) {
    return sessions.list(Optional.of(account), caller.sessionId());
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "endMerchantSession",
      summary = "End one session of a merchant",
      description = "The response lists the sessions that are still open.")
  public SessionList end(@PathParam("account") String account, @PathParam("id") String id) {
    SessionIds.requireEnded(
        sessions.end(SessionIds.read(id), Optional.of(account), caller.actor()));
    return list(account);
  }

  @DELETE
  @Operation(
      operationId = "endMerchantSessions",
      summary = "End all sessions of a merchant, this one too")
  public SessionList endAll(@PathParam("account") String account) {
    sessions.endAll(account, Optional.of(account), caller.actor());
    return list(account);
  }
}
