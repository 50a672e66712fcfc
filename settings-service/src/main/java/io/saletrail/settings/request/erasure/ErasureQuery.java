package io.saletrail.settings.request.erasure;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.request.erasure.Erasure.Step;
import io.saletrail.settings.request.erasure.ErasureTable.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads erasures.
@ApplicationScoped
public class ErasureQuery {
  private static final int LATEST = 100;

  /// All that hold data of merchants.
  private static final Set<String> SERVICES =
      Set.of("ingest-service", "conversion-service", "trackdesk-publisher", "settings-service");

  private final Outbox outbox;

  ErasureQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// A merchant's erasures, latest first.
  public List<Erasure> list(String account) {
    return read(account, Optional.empty());
  }

  /// One erasure of a merchant.
  public Optional<Erasure> erasure(String account, String id) {
    return read(account, Optional.of(id)).stream().findFirst();
  }

  private List<Erasure> read(String account, Optional<String> id) {
    var rows = outbox.query(session -> ErasureTable.ofAccount(session, account, id, LATEST));
    return rows.stream()
        .collect(Collectors.groupingBy(Row::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ErasureQuery::erasure)
        .toList();
  }

  private static Erasure erasure(List<Row> rows) {
    var steps = rows.stream().flatMap(row -> step(row).stream()).toList();
    var services = steps.stream().map(Step::service).collect(Collectors.toSet());
    var first = rows.getFirst();
    return new Erasure(
        first.id(), first.subject(), first.requestedAt(), services.containsAll(SERVICES), steps);
  }

  private static Optional<Step> step(Row row) {
    return row.service()
        .map(
            service ->
                new Step(service, row.erasedRows().orElse(0L), row.completedAt().orElseThrow()));
  }
}
