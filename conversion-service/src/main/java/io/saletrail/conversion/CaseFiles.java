package io.saletrail.conversion;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.conversion.CaseFacts.CaseId;
import io.saletrail.conversion.CaseFacts.Standing;
import io.saletrail.conversion.rules.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// What deciding cases takes: their facts, the decisions that stand, and their merchants' choices.
@ApplicationScoped
class CaseFiles {
  /// Everything that deciding these cases takes.
  Uni<List<CaseFacts>> load(Mutiny.Session session, Collection<CaseId> cases) {
    var ids = CaseStore.json(cases.stream().map(CaseId::id).toList());
    return facts(session, ids)
        .chain(
            facts ->
                standing(session, ids)
                    .chain(standing -> together(session, cases, facts, standing)));
  }

  private Uni<List<CaseFacts>> together(
      Mutiny.Session session,
      Collection<CaseId> cases,
      Map<UUID, List<PaymentActivity>> facts,
      Map<UUID, Map<String, Standing>> standing) {
    var ids = CaseStore.json(cases.stream().map(CaseId::id).toList());
    var accounts = CaseStore.json(cases.stream().map(CaseId::account).distinct().toList());
    return withoutSession(session, ids)
        .chain(
            without ->
                options(session, accounts)
                    .map(options -> together(cases, facts, standing, without, options)));
  }

  private static List<CaseFacts> together(
      Collection<CaseId> cases,
      Map<UUID, List<PaymentActivity>> facts,
      Map<UUID, Map<String, Standing>> standing,
      Map<UUID, Set<String>> withoutSession,
      Map<String, MerchantOptions> options) {
    return cases.stream()
        .map(
            id ->
                new CaseFacts(
                    id,
                    new io.saletrail.conversion.rules.PaymentCase(
                        facts.getOrDefault(id.id(), List.of()),
                        Map.of(),
                        List.of(),
                        withoutSession.getOrDefault(id.id(), Set.of()),
                        Map.of()),
                    standing.getOrDefault(id.id(), Map.of()),
                    Optional.ofNullable(options.get(id.account()))))
        .toList();
  }

  /// The facts of each case, and of its customers the newest, where it says anything.
  private Uni<Map<UUID, List<PaymentActivity>>> facts(Mutiny.Session session, String ids) {
    return session
        .createNativeQuery(
            """
                        select case_id, body from fact
                         where case_id in (select cast(value as uuid) from
                               jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
                        union all
                        select f.case_id, c.body
                          from (select distinct case_id, account, customer from fact
                                 where customer is not null
                                   and case_id in (select cast(value as uuid) from
                                       jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))) f
                          join customer c on c.account = f.account and c.customer = f.customer
                         where c.opted_out
                        """,
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .map(
            rows -> {
              var facts = new HashMap<UUID, List<PaymentActivity>>();
              for (var row : rows) {
                facts
                    .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                    .add(read((String) row[1], PaymentActivity.class));
              }
              return facts;
            });
  }

  private Uni<Map<UUID, Map<String, Standing>>> standing(Mutiny.Session session, String ids) {
    return session
        .createNativeQuery(
            """
                        select case_id, subject, body from decision
                         where case_id in (select cast(value as uuid) from
                               jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
                        """,
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .map(
            rows -> {
              var standing = new HashMap<UUID, Map<String, Standing>>();
              for (var row : rows) {
                var id = (UUID) row[0];
                var fact = read((String) row[2], ConversionFact.class);
                standing
                    .computeIfAbsent(id, none -> new LinkedHashMap<>())
                    .put(
                        (String) row[1],
                        new Standing(new CaseId(fact.account(), id), Decision.of(fact), fact));
              }
              return standing;
            });
  }

  /// The objects of each case of which Stripe said that no session belongs to them.
  private Uni<Map<UUID, Set<String>>> withoutSession(Mutiny.Session session, String ids) {
    return session
        .createNativeQuery(
            """
                        select case_id, object from waiting
                         where answer = 'NO_SESSION'
                           and case_id in (select cast(value as uuid) from
                               jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)))
                        """,
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            row -> (UUID) row[0],
                            Collectors.mapping(row -> (String) row[1], Collectors.toSet()))));
  }

  private Uni<Map<String, MerchantOptions>> options(Mutiny.Session session, String accounts) {
    return session
        .createNativeQuery(
            """
                        select account, settings from merchant
                         where account in (select value from
                               jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
                        """,
            Object[].class)
        .setParameter("accounts", accounts)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> (String) row[0],
                            row -> read((String) row[1], MerchantSettings.class).options())));
  }

  private static <F extends Fact> F read(String body, Class<F> family) {
    return switch (FactFormat.read(body.getBytes(StandardCharsets.UTF_8), family)) {
      case FactFormat.Reading.Known<F>(var fact) -> fact;
      case FactFormat.Reading.Unknown<F>(var type) ->
          throw new IllegalStateException("a row of a newer version: " + type);
      case FactFormat.Reading.Broken<F>(var why) ->
          throw new IllegalStateException("a row that cannot be read: " + why);
    };
  }
}
