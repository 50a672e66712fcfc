package io.saletrail.publisher.shadow;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.outbox.Rows;
import io.saletrail.publisher.delivery.Attempt;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.DeliveryState;
import io.saletrail.publisher.delivery.NextAction;
import io.saletrail.publisher.delivery.Sale;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The calls that shadow mode did not make, in PostgreSQL.
public final class ShadowTable {
  private static final String ALREADY_RECORDED =
      """
      select distinct conversion from shadow_call
       where conversion = any(:conversions)
      """;

  private static final String RECORD =
      """
      insert into shadow_call (conversion, revision, call, status, request, decided_at)
      select conversion, revision, call, status, request, decided_at
        from jsonb_populate_recordset(cast(null as shadow_call),
                                      cast(cast(:rows as text) as jsonb))
      on conflict do nothing
      """;

  private static final String TOTALS =
      """
              select type, status, currency, mode,
               count(*) as conversions, cast(sum(amount_minor) as bigint) as amount_minor
          from delivery
         where account = :account and state = 'HELD' and hold_cause = 'SHADOW'
         group by type, status, currency, mode
         order by type, status, currency, mode
      """;

  private static final String CALLS =
      """
              select s.conversion, d.external_id, s.revision, s.call, s.status, cast(s.request as text) as request,
               s.decided_at
          from shadow_call s
          join (select conversion, external_id from delivery
                 where account = :account and state = 'HELD' and hold_cause = 'SHADOW'
                   and conversion > :after
                 order by conversion limit :limit) d on d.conversion = s.conversion
         order by s.conversion, s.revision
      """;

  private static final String NO_BODY = "{}";

  private ShadowTable() {}

  private record Row(
      String conversion,
      long revision,
      Call call,
      ConversionStatus status,
      @JsonRawValue String request,
      Instant decidedAt) {}

  /// Stores the calls that would have been made for deliveries that shadow mode holds.
  public static Uni<?> record(
      Mutiny.Session session,
      Collection<Delivery> deliveries,
      Map<String, Merchant> merchants,
      Instant now) {
    var shadowed = deliveries.stream().filter(ShadowTable::shadowed).toList();
    if (shadowed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return alreadyRecorded(session, shadowed)
        .map(
            before ->
                shadowed.stream().map(delivery -> row(delivery, merchants, before, now)).toList())
        .chain(rows -> Rows.update(session, RECORD).rows(rows).run());
  }

  /// Counts and sums of these calls for an account.
  static Uni<List<ShadowResource.Total>> totals(Mutiny.Session session, String account) {
    return Rows.query(session, TOTALS, ShadowResource.Total.class).set("account", account).list();
  }

  /// The calls about one page of conversions.
  static Uni<List<ShadowResource.ShadowCall>> calls(
      Mutiny.Session session, String account, String after, int limit) {
    return Rows.query(session, CALLS, ShadowResource.ShadowCall.class)
        .set("account", account)
        .set("after", after)
        .set("limit", limit)
        .list();
  }

  private static boolean shadowed(Delivery delivery) {
    return delivery.state() instanceof DeliveryState.Held(var cause) && cause == Cause.SHADOW;
  }

  private static Uni<Set<String>> alreadyRecorded(Mutiny.Session session, List<Delivery> shadowed) {
    var conversions = shadowed.stream().map(each -> each.sale().conversion()).toList();
    return Rows.query(session, ALREADY_RECORDED, String.class)
        .texts("conversions", conversions)
        .list()
        .map(HashSet::new);
  }

  private static Row row(
      Delivery delivery, Map<String, Merchant> merchants, Set<String> before, Instant now) {
    var sale = delivery.sale();
    var desired = delivery.desired();
    var action =
        before.contains(sale.conversion())
            ? new NextAction.UpdateStatus(desired.status(), desired.revision())
            : DeliveryRules.nextCall(delivery);
    var origin =
        Optional.ofNullable(merchants.get(sale.account()))
            .flatMap(merchant -> delivery.tenant().flatMap(merchant::binding))
            .flatMap(Binding::revenueOrigin);
    return new Row(
        sale.conversion(),
        desired.revision(),
        action.call(),
        action.status(),
        request(sale, action, origin),
        now);
  }

  /// The body as it would be sent, except that an e-mail address stays encrypted. Absent if the
  /// credit could not be sent.
  private static String request(Sale sale, NextAction.Send action, Optional<UUID> origin) {
    return Attempt.request(sale, action, origin, Optional::of)
        .map(TrackdeskRequest::json)
        .orElse(NO_BODY);
  }
}
