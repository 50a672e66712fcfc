package io.saletrail.conversion.decision;

import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The operators' API of cases that could not be decided again.
@OperatorsOnly
@Path("/api/undecided-cases")
public class UndecidedResource {
  private final Outbox outbox;
  private final Duration timeout;

  UndecidedResource(
      Outbox outbox, @ConfigProperty(name = "saletrail.database.timeout") Duration timeout) {
    this.outbox = outbox;
    this.timeout = timeout;
  }

  /// @param cases how many are decided again now
  record Retried(int cases) {}

  /// Has every case decided again now.
  @POST
  @Path("/retry")
  public Uni<Retried> retry() {
    return outbox
        .write(session -> UndecidedPayments.retry(session))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(Retried::new);
  }
}
