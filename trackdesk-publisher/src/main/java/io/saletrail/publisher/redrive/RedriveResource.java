package io.saletrail.publisher.redrive;

import io.saletrail.publisher.operator.Problem;
import io.saletrail.publisher.redrive.RedriveSelection.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Trying deliveries again, for operators. A request that does not say `"dryRun": false` only says
/// what would be sent.
@Path("/api/redrives")
public class RedriveResource {
  private final RedriveLedger ledger;

  RedriveResource(RedriveLedger ledger) {
    this.ledger = ledger;
  }

  /// Re-drives, or says what a re-drive would do.
  @POST
  public Uni<Response> redrive(@Nullable Asked asked) {
    if (asked == null) {
      return unclear("Send which deliveries are meant, as JSON.");
    }
    var rehearsal = asked.rehearsal();
    return switch (asked.order()) {
      case RedriveSelection.One one -> answer(ledger.redrive(one, rehearsal));
      case RedriveSelection.Many many -> answer(ledger.redrive(many, rehearsal));
      case RedriveSelection.Unclear(var why) -> unclear(why);
    };
  }

  private static Uni<Response> answer(Uni<RedriveResult> redriven) {
    return redriven.map(done -> Response.ok(done).build());
  }

  private static Uni<Response> unclear(String why) {
    return Uni.createFrom().item(Problem.response(400, "Bad Request", why));
  }
}
