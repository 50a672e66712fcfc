package io.saletrail.publisher.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.delivery.DeliveryState.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A [Delivery] laid out flat, one component per column of the table `delivery`. The table's
/// constraints keep what the sealed types keep here.
///
/// @param wantedSale the sale of the newest decision where another one went out
record DeliveryRow(
    String conversion,
    String account,
    String externalId,
    String type,
    Credit credit,
    long amountMinor,
    String currency,
    ConversionChanged.Delivery mode,
    Instant paidAt,
    ConversionStatus status,
    long revision,
    List<String> causes,
    Optional<Sale> wantedSale,
    StandingName standing,
    Optional<ConversionStatus> standingStatus,
    Optional<Long> standingRevision,
    StateName state,
    Optional<Instant> nextAttemptAt,
    Optional<Urgency> urgency,
    Optional<Call> refusedCall,
    Optional<Refusal> refusal,
    Optional<Cause> holdCause,
    int attempts,
    int failures,
    Instant dueSince,
    Optional<Instant> troubledSince,
    Optional<Instant> busyUntil) {

  /// The variants of [RemoteState].
  enum StandingName {
    NOT_THERE,
    OFFERED,
    THERE,
    UNSURE
  }

  /// The variants of [DeliveryState].
  enum StateName {
    DUE,
    DELIVERED,
    REFUSED,
    HELD,
    GIVEN_UP
  }

  static DeliveryRow of(Delivery delivery) {
    var sale = delivery.sale();
    var wanted = delivery.wanted();
    var standing = delivery.standing();
    var state = delivery.state();
    var effort = delivery.effort();
    return new DeliveryRow(
        sale.conversion(),
        sale.account(),
        sale.externalId(),
        sale.type(),
        sale.credit(),
        sale.amount().amountMinor(),
        sale.amount().currency(),
        sale.mode(),
        sale.paidAt(),
        wanted.status(),
        wanted.revision(),
        wanted.causes(),
        Optional.of(wanted.sale()).filter(it -> !it.equals(sale)),
        name(standing),
        switch (standing) {
          case RemoteState.Offered(var status, var _) -> Optional.of(status);
          case RemoteState.There(var status) -> Optional.of(status);
          case RemoteState.NotThere _, RemoteState.Unsure _ -> Optional.empty();
        },
        standing instanceof RemoteState.Offered(var _, var revision)
            ? Optional.of(revision)
            : Optional.empty(),
        name(state),
        state instanceof DeliveryState.Due(var at, var _) ? Optional.of(at) : Optional.empty(),
        state instanceof DeliveryState.Due(var _, var urgency)
            ? Optional.of(urgency)
            : Optional.empty(),
        state instanceof DeliveryState.Refused(var call, var _)
            ? Optional.of(call)
            : Optional.empty(),
        state instanceof DeliveryState.Refused(var _, var reason)
            ? Optional.of(reason)
            : Optional.empty(),
        state instanceof DeliveryState.Held(var cause) ? Optional.of(cause) : Optional.empty(),
        effort.attempts(),
        effort.failures(),
        effort.dueSince(),
        effort.troubledSince(),
        effort.busyUntil());
  }

  Delivery delivery() {
    var amount = new Money(amountMinor, currency);
    var sale = new Sale(conversion, account, externalId, type, credit, amount, mode, paidAt);
    return new Delivery(
        sale,
        new DesiredState(status, revision, wantedSale.orElse(sale), causes),
        switch (standing) {
          case NOT_THERE -> new RemoteState.NotThere();
          case OFFERED ->
              new RemoteState.Offered(standingStatus.orElseThrow(), standingRevision.orElseThrow());
          case THERE -> new RemoteState.There(standingStatus.orElseThrow());
          case UNSURE -> new RemoteState.Unsure();
        },
        switch (state) {
          case DUE -> new DeliveryState.Due(nextAttemptAt.orElseThrow(), urgency.orElseThrow());
          case DELIVERED -> new DeliveryState.Delivered();
          case REFUSED ->
              new DeliveryState.Refused(refusedCall.orElseThrow(), refusal.orElseThrow());
          case HELD -> new DeliveryState.Held(holdCause.orElseThrow());
          case GIVEN_UP -> new DeliveryState.GivenUp();
        },
        new RetryState(attempts, failures, dueSince, troubledSince, busyUntil));
  }

  private static StandingName name(RemoteState standing) {
    return switch (standing) {
      case RemoteState.NotThere _ -> StandingName.NOT_THERE;
      case RemoteState.Offered _ -> StandingName.OFFERED;
      case RemoteState.There _ -> StandingName.THERE;
      case RemoteState.Unsure _ -> StandingName.UNSURE;
    };
  }

  private static StateName name(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Due _ -> StateName.DUE;
      case DeliveryState.Delivered _ -> StateName.DELIVERED;
      case DeliveryState.Refused _ -> StateName.REFUSED;
      case DeliveryState.Held _ -> StateName.HELD;
      case DeliveryState.GivenUp _ -> StateName.GIVEN_UP;
    };
  }
}
