package io.saletrail.settings.request.redrive;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Deliveries that need attention.
@RunOnVirtualThread
@Path("/api/merchants/{account}/attention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Re-drives")
public class AttentionResource {
  private final AttentionQuery attention;

  AttentionResource(AttentionQuery attention) {
    this.attention = attention;
  }

  @Schema(name = "Attention")
  public record AttentionResponse(List<AttentionGroup> groups, List<OnHoldGroup> onHold) {}

  @GET
  @Operation(
      operationId = "listAttention",
      summary =
          "Deliveries that need attention, and conversions on hold, by reason and currency, with the remedy")
  public AttentionResponse list(@PathParam("account") String account) {
    return new AttentionResponse(attention.groups(account), attention.onHold(account));
  }
}
