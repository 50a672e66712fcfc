package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseInput.CaseId;
import io.saletrail.conversion.CaseInput.CurrentDecision;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Loads what a decision needs: facts, heads and published decisions, in portions that fit into
/// memory.
@ApplicationScoped
class CaseLoader {
  private static final Logger LOG = Logger.getLogger(CaseLoader.class);

  private static final String FACTS = "select case_id, body from fact where case_id = any(:cases)";

  private static final String FACTS_OF_LARGE_CASE =
      """
      (select case_id, fact_id, body from fact where case_id = any(:cases)
        order by seen_at, fact_id limit :half)
      union
      (select case_id, fact_id, body from fact where case_id = any(:cases)
        order by seen_at desc, fact_id desc limit :half)
      """;

  private static final String CURRENT =
      "select case_id, subject, body from decision where case_id = any(:cases)";

  private final CaseTable caseTable;
  private final CaseHeads heads;
  private final LoadMeter meter;

  CaseLoader(CaseTable caseTable, CaseHeads heads, LoadMeter meter) {
    this.caseTable = caseTable;
    this.heads = heads;
    this.meter = meter;
  }

  /// Cases that are loaded together.
  ///
  /// @param large whether it is one case with more facts than [LoadLimits#FACTS_OF_CASE]
  record Portion(List<CaseId> cases, boolean large) {}

  /// Splits cases into portions that fit into memory.
  Uni<List<Portion>> portions(Mutiny.Session session, Collection<CaseId> cases) {
    return caseTable
        .countFacts(session, cases, LoadLimits.FACTS_OF_CASE + 1)
        .map(
            counts ->
                CaseChunks.of(cases, counts, LoadLimits.FACTS, LoadLimits.CASES).stream()
                    .map(chunk -> new Portion(chunk, isLarge(chunk, counts)))
                    .toList());
  }

  private static boolean isLarge(List<CaseId> chunk, Map<UUID, Integer> counts) {
    return counts.getOrDefault(chunk.getFirst().id(), 0) > LoadLimits.FACTS_OF_CASE;
  }

  /// Loads the input of a decision for each case.
  ///
  /// @param options the merchants' options, by account
  Uni<List<CaseInput>> load(
      Mutiny.Session session, Portion portion, Map<String, MerchantOptions> options) {
    return facts(session, portion)
        .chain(facts -> heads.complete(session, facts, options))
        .chain(
            payments ->
                current(session, portion.cases())
                    .map(current -> together(payments, current, options)));
  }

  private static List<CaseInput> together(
      Map<CaseId, PaymentCase> payments,
      Map<UUID, Map<String, CurrentDecision>> current,
      Map<String, MerchantOptions> options) {
    return payments.entrySet().stream()
        .map(
            one ->
                new CaseInput(
                    one.getKey(),
                    one.getValue(),
                    current.getOrDefault(one.getKey().id(), Map.of()),
                    Optional.ofNullable(options.get(one.getKey().account()))))
        .toList();
  }

  private Uni<Map<CaseId, List<PaymentActivity>>> facts(Mutiny.Session session, Portion portion) {
    var ids = CaseTable.ids(portion.cases(), CaseId::id);
    if (!portion.large()) {
      return session
          .createNativeQuery(FACTS, Object[].class)
          .setParameter("cases", ids)
          .getResultList()
          .map(rows -> byCase(portion.cases(), rows, 1));
    }
    var one = portion.cases().getFirst();
    LOG.warnf("case.truncated merchant=%s object=%s", one.account(), one.id());
    return session
        .createNativeQuery(FACTS_OF_LARGE_CASE, Object[].class)
        .setParameter("cases", ids)
        .setParameter("half", LoadLimits.FACTS_OF_CASE / 2)
        .getResultList()
        .map(rows -> byCase(portion.cases(), rows, 2));
  }

  /// Leaves out cases without facts: they were merged into others meanwhile.
  private Map<CaseId, List<PaymentActivity>> byCase(
      List<CaseId> cases, List<Object[]> rows, int bodyColumn) {
    var facts = new HashMap<UUID, List<PaymentActivity>>();
    for (var row : rows) {
      var body = (String) row[bodyColumn];
      meter.loaded(body);
      facts
          .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
          .add(StoredFact.read(body, PaymentActivity.class));
    }
    var byCase = new LinkedHashMap<CaseId, List<PaymentActivity>>();
    for (var one : cases) {
      Optional.ofNullable(facts.get(one.id())).ifPresent(own -> byCase.put(one, own));
    }
    return byCase;
  }

  private Uni<Map<UUID, Map<String, CurrentDecision>>> current(
      Mutiny.Session session, List<CaseId> cases) {
    return session
        .createNativeQuery(CURRENT, Object[].class)
        .setParameter("cases", CaseTable.ids(cases, CaseId::id))
        .getResultList()
        .map(this::currentByCase);
  }

  private Map<UUID, Map<String, CurrentDecision>> currentByCase(List<Object[]> rows) {
    var current = new HashMap<UUID, Map<String, CurrentDecision>>();
    for (var row : rows) {
      var id = (UUID) row[0];
      meter.loaded((String) row[2]);
      var fact = StoredFact.read((String) row[2], ConversionFact.class);
      current
          .computeIfAbsent(id, none -> new LinkedHashMap<>())
          .put(
              (String) row[1],
              new CurrentDecision(new CaseId(fact.account(), id), Decision.of(fact), fact));
    }
    return current;
  }
}
