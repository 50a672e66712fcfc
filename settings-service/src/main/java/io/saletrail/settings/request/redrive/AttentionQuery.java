package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.insight.delivery.DeliveryExplanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts deliveries that need attention. `account` comes first in every query: no row of another
/// merchant can match.
@ApplicationScoped
public class AttentionQuery {
  private static final String GROUPS =
      """
      select d.state, d.cause, c.delivery = 'TEST', c.currency, count(*),
             cast(sum(c.amount_minor) as bigint), min(d.happened_at),
             case when count(distinct c.credited_by) = 1 then min(c.credited_by) end
        from delivery d
        join conversion c on c.conversion = d.conversion
       where d.account = :account and d.state in ('REFUSED', 'HELD', 'GIVEN_UP')
       group by 1, 2, 3, 4
       order by 5 desc, 1, 2, 4, 3
      """;

  private final Outbox outbox;

  AttentionQuery(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Groups by reason and currency, largest first.
  public Uni<List<AttentionGroup>> groups(String account) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(GROUPS, Object[].class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().map(AttentionQuery::group).toList()));
  }

  private static AttentionGroup group(Object[] row) {
    var deliveryStatus = DeliveryStatus.valueOf((String) row[0]);
    var cause = Optional.ofNullable((String) row[1]);
    return new AttentionGroup(
        deliveryStatus,
        cause,
        DeliveryExplanation.of(
            deliveryStatus, cause, Optional.ofNullable((String) row[7]).map(Credit.By::valueOf)),
        reason(deliveryStatus, cause),
        (boolean) row[2],
        ((Number) row[4]).longValue(),
        new Money(((Number) row[5]).longValue(), (String) row[3]),
        instant(row[6]));
  }

  /// The re-drive reason of such a delivery; empty when it resumes automatically.
  public static Optional<RedriveReason> reason(
      DeliveryStatus deliveryStatus, Optional<String> cause) {
    return switch (deliveryStatus) {
      case REFUSED -> cause.flatMap(AttentionQuery::named).or(AttentionQuery::unknown);
      case GIVEN_UP -> Optional.of(RedriveReason.GIVEN_UP);
      case HELD ->
          cause
              .filter(name -> name.equals(DeliveryHeld.Cause.SHADOW.name()))
              .map(shadow -> RedriveReason.SHADOW);
      case NOT_SENT, DUE, DELIVERED, OTHER -> Optional.empty();
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

  private static Instant instant(@Nullable Object time) {
    return switch (time) {
      case Instant instant -> instant;
      case java.time.OffsetDateTime offset -> offset.toInstant();
      case null, default -> Instant.EPOCH;
    };
  }
}
