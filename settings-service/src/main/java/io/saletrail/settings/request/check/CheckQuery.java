package io.saletrail.settings.request.check;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.paging.Slice;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.request.run.RunFactTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Reads checks.
@ApplicationScoped
public class CheckQuery {
  private final Outbox outbox;

  CheckQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  public Optional<Check> check(String account, String id) {
    return outbox.await(reading(account, id));
  }

  /// The same for a stream, which must not block.
  Uni<Optional<Check>> reading(String account, String id) {
    return outbox
        .read(session -> RunFactTable.run(session, Check.KIND, account, id))
        .map(found -> found.map(Check::state));
  }

  /// Checks, latest first.
  public Slice<Check> slice(String account, SliceRequest request) {
    var runs =
        outbox.query(
            session ->
                RunFactTable.latest(
                    session, Check.KIND, account, request.after(), request.oneMore()));
    var checks = runs.stream().map(Check::state).toList();
    return Slice.cut(checks, request.limit(), Check::id);
  }
}
