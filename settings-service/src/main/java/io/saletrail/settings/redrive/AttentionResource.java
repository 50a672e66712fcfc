package io.saletrail.settings.redrive;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What waits for somebody, for programs.
@Path("/api/merchants/{account}/waiting")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Re-drives")
public class AttentionResource {
  private final AttentionQuery waiting;

  AttentionResource(AttentionQuery waiting) {
    this.waiting = waiting;
  }

  /// What waits.
  @Schema(name = "Waiting")
  public record WaitingAnswer(List<AttentionGroup> groups) {}

  @GET
  @Operation(
      operationId = "listWaiting",
      summary = "What waits to be delivered, by reason and currency, with what helps")
  public Uni<WaitingAnswer> list(@PathParam("account") String account) {
    return waiting.groups(account).map(WaitingAnswer::new);
  }
}
