package io.saletrail.settings.request.check;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Reads checks.
@ApplicationScoped
public class CheckQuery {
  private final Outbox outbox;

  CheckQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Uni<Optional<Check>> check(String account, String id) {
    return outbox
        .read(session -> RunFactTable.run(session, Check.KIND, account, id))
        .map(found -> found.map(Check::state));
  }

  /// Checks, latest first.
  public Uni<Slice<Check>> slice(String account, SliceRequest request) {
    return latest(account, request).map(checks -> Slice.cut(checks, request.limit(), Check::id));
  }

  private Uni<List<Check>> latest(String account, SliceRequest request) {
    return outbox
        .read(
            session ->
                RunFactTable.latest(
                    session, Check.KIND, account, request.after(), request.oneMore()))
        .map(runs -> runs.stream().map(Check::state).toList());
  }
}
