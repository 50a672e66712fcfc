package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.delivery.DeliveryExplanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Counts deliveries that need attention. `account` comes first in every query: no row of another
/// merchant can match.
@ApplicationScoped
public class AttentionQuery {
  private static final String GROUPS =
      """
      select delivery_status as state, delivery_cause as cause, delivery = 'TEST' as test,
             currency, count(*) as conversions,
             cast(sum(amount_minor) as bigint) as amount_minor, min(delivery_at) as since,
             case when count(distinct credited_by) = 1 then min(credited_by) end as credited_by
        from conversion_overview
       where account = :account and progress = 'NEEDS_ATTENTION'
       group by delivery_status, delivery_cause, test, currency
       order by conversions desc, state, cause, currency, test
      """;

  private static final String ON_HOLD =
      """
      select reason, currency, count(*) as conversions,
             cast(sum(amount_minor) as bigint) as amount_minor
        from conversion
       where account = :account and status = 'ON_HOLD' and delivery = 'LIVE'
       group by reason, currency
       order by conversions desc, reason, currency
      """;

  /// What holds deliveries that do not resume automatically.
  private static final Set<RedriveReason> HELD_UNTIL_REQUEST =
      EnumSet.of(RedriveReason.SHADOW, RedriveReason.TENANT_CHANGED, RedriveReason.DECLINED);

  private final Outbox outbox;

  AttentionQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Groups by reason and currency, largest first.
  public List<AttentionGroup> groups(String account) {
    return outbox.query(
        session ->
            Rows.query(session, GROUPS, GroupRow.class)
                .set("account", account)
                .list()
                .map(rows -> rows.stream().map(GroupRow::group).toList()));
  }

  /// Conversions on hold, by reason and currency, largest first.
  public List<OnHoldGroup> onHold(String account) {
    return outbox.query(
        session ->
            Rows.query(session, ON_HOLD, OnHoldRow.class)
                .set("account", account)
                .list()
                .map(rows -> rows.stream().map(OnHoldRow::group).toList()));
  }

  private record OnHoldRow(
      LifecycleReason reason, String currency, long conversions, long amountMinor) {
    OnHoldGroup group() {
      return new OnHoldGroup(
          reason, Explanation.onHold(reason), conversions, new Money(amountMinor, currency));
    }
  }

  private record GroupRow(
      DeliveryStatus state,
      Optional<String> cause,
      boolean test,
      String currency,
      long conversions,
      long amountMinor,
      Instant since,
      Optional<Credit.By> creditedBy) {

    AttentionGroup group() {
      return new AttentionGroup(
          state,
          cause,
          DeliveryExplanation.attention(state, cause, creditedBy),
          reason(state, cause),
          test,
          conversions,
          new Money(amountMinor, currency),
          since);
    }
  }

  /// The re-drive reason of such a delivery; empty when it resumes automatically.
  public static Optional<RedriveReason> reason(
      DeliveryStatus deliveryStatus, Optional<String> cause) {
    return switch (deliveryStatus) {
      case REFUSED -> cause.flatMap(AttentionQuery::named).or(AttentionQuery::unknown);
      case GIVEN_UP -> Optional.of(RedriveReason.GIVEN_UP);
      case HELD -> cause.flatMap(AttentionQuery::named).filter(HELD_UNTIL_REQUEST::contains);
      case NOT_SENT, DUE, DELIVERED, MISSING, OTHER -> Optional.empty();
    };
  }

  private static Optional<RedriveReason> named(String name) {
    return Arrays.stream(RedriveReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst();
  }

  private static Optional<RedriveReason> unknown() {
    return Optional.of(RedriveReason.UNKNOWN);
  }
}
