package io.saletrail.publisher.redrive;

import io.saletrail.publisher.redrive.RedriveSelection.Criteria;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemKind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Re-drives for operators. Unless a request contains `"dryRun": false`, it only returns what would
/// be sent.
@OperatorsOnly
@Path("/api/redrives")
public class RedriveResource {
  private final RedriveLedger ledger;

  RedriveResource(RedriveLedger ledger) {
    this.ledger = ledger;
  }

  /// Runs a re-drive, or only plans it.
  @POST
  public Uni<Response> redrive(@Nullable Criteria criteria) {
    if (criteria == null) {
      return invalid("Send which deliveries are meant, as JSON.");
    }
    var mode = criteria.mode();
    return switch (criteria.selection()) {
      case RedriveSelection.One one -> answer(ledger.redrive(one, mode));
      case RedriveSelection.Many many -> answer(ledger.redrive(many, mode));
      case RedriveSelection.Invalid(var why) -> invalid(why);
    };
  }

  private static Uni<Response> answer(Uni<RedriveResult> redriven) {
    return redriven.map(done -> Response.ok(done).build());
  }

  private static Uni<Response> invalid(String why) {
    return Uni.createFrom().item(Problem.of(ProblemKind.INVALID_REQUEST, why).response());
  }
}
