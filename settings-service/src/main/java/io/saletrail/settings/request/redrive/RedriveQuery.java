package io.saletrail.settings.request.redrive;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.request.run.RunFactTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads re-drives.
@ApplicationScoped
public class RedriveQuery {
  private final Outbox outbox;

  RedriveQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Optional<Redrive> redrive(String account, String id) {
    return outbox
        .query(session -> RunFactTable.run(session, Redrive.KIND, account, id))
        .map(Redrive::state);
  }
}
