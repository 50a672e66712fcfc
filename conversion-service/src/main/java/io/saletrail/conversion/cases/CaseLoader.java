package io.saletrail.conversion.cases;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.LoadMeter;
import io.saletrail.conversion.StoredFact;
import io.saletrail.conversion.cases.CaseInput.CurrentDecision;
import io.saletrail.conversion.head.CaseHeads;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCase;
import io.saletrail.outbox.Rows;
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
public class CaseLoader {
  private static final Logger LOG = Logger.getLogger(CaseLoader.class);

  private static final String FACTS = "select case_id, body from fact where case_id = any(:cases)";

  private static final String FEW_FACTS = FACTS + " limit :limit";

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

  private final CaseHeads heads;
  private final LoadMeter meter;

  CaseLoader(CaseHeads heads, LoadMeter meter) {
    this.heads = heads;
    this.meter = meter;
  }

  /// Cases that are loaded together.
  ///
  /// @param large whether it is one case with more facts than [LoadLimits#FACTS_OF_CASE]
  public record Portion(List<CaseId> cases, boolean large) {}

  /// Loads the input of a decision for each case, without counting first.
  ///
  /// @param options the merchants' options, by account
  /// @return empty where the cases have more facts than [LoadLimits#FEW_FACTS]: see [#portions]
  public Uni<Optional<List<CaseInput>>> loadFew(
      Mutiny.Session session, List<CaseId> cases, Map<String, MerchantOptions> options) {
    return cases.size() > LoadLimits.CASES
        ? Uni.createFrom().item(Optional.empty())
        : Rows.query(session, FEW_FACTS, BodyRow.class)
            .uuids("cases", cases, CaseId::id)
            .set("limit", LoadLimits.FEW_FACTS + 1)
            .list()
            .chain(rows -> complete(session, cases, rows, options));
  }

  private Uni<Optional<List<CaseInput>>> complete(
      Mutiny.Session session,
      List<CaseId> cases,
      List<BodyRow> rows,
      Map<String, MerchantOptions> options) {
    return rows.size() > LoadLimits.FEW_FACTS
        ? Uni.createFrom().item(Optional.empty())
        : complete(session, cases, byCase(cases, rows), options).map(Optional::of);
  }

  /// Splits cases into portions that fit into memory.
  public Uni<List<Portion>> portions(Mutiny.Session session, Collection<CaseId> cases) {
    return CaseTable.countFacts(session, cases, LoadLimits.FACTS_OF_CASE + 1)
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
  public Uni<List<CaseInput>> load(
      Mutiny.Session session, Portion portion, Map<String, MerchantOptions> options) {
    return facts(session, portion)
        .chain(facts -> complete(session, portion.cases(), facts, options));
  }

  private Uni<List<CaseInput>> complete(
      Mutiny.Session session,
      List<CaseId> cases,
      Map<CaseId, List<PaymentActivity>> facts,
      Map<String, MerchantOptions> options) {
    return heads
        .complete(session, facts, options)
        .chain(
            payments ->
                current(session, cases).map(current -> together(payments, current, options)));
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
    if (!portion.large()) {
      return Rows.query(session, FACTS, BodyRow.class)
          .uuids("cases", portion.cases(), CaseId::id)
          .list()
          .map(rows -> byCase(portion.cases(), rows));
    }
    var one = portion.cases().getFirst();
    LOG.warnf("case.truncated merchant=%s object=%s", one.account(), one.id());
    return Rows.query(session, FACTS_OF_LARGE_CASE, BodyRow.class)
        .uuids("cases", portion.cases(), CaseId::id)
        .set("half", LoadLimits.FACTS_OF_CASE / 2)
        .list()
        .map(rows -> byCase(portion.cases(), rows));
  }

  /// Leaves out cases without facts: they were merged into others meanwhile.
  private Map<CaseId, List<PaymentActivity>> byCase(List<CaseId> cases, List<BodyRow> rows) {
    var facts = new HashMap<UUID, List<PaymentActivity>>();
    for (var row : rows) {
      meter.loaded(row.body());
      facts
          .computeIfAbsent(row.caseId(), id -> new ArrayList<>())
          .add(StoredFact.read(row.body(), PaymentActivity.class));
    }
    var byCase = new LinkedHashMap<CaseId, List<PaymentActivity>>();
    for (var one : cases) {
      Optional.ofNullable(facts.get(one.id())).ifPresent(own -> byCase.put(one, own));
    }
    return byCase;
  }

  private Uni<Map<UUID, Map<String, CurrentDecision>>> current(
      Mutiny.Session session, List<CaseId> cases) {
    return Rows.query(session, CURRENT, DecisionRow.class)
        .uuids("cases", cases, CaseId::id)
        .list()
        .map(this::currentByCase);
  }

  private record BodyRow(UUID caseId, String body) {}

  private record DecisionRow(UUID caseId, String subject, String body) {
    CurrentDecision current() {
      var fact = StoredFact.read(body, ConversionFact.class);
      return new CurrentDecision(new CaseId(fact.account(), caseId), Decision.of(fact), fact);
    }
  }

  private Map<UUID, Map<String, CurrentDecision>> currentByCase(List<DecisionRow> rows) {
    var current = new HashMap<UUID, Map<String, CurrentDecision>>();
    for (var row : rows) {
      meter.loaded(row.body());
      current
          .computeIfAbsent(row.caseId(), none -> new LinkedHashMap<>())
          .put(row.subject(), row.current());
    }
    return current;
  }
}
