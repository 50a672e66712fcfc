package io.saletrail.publisher.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.delivery.DeliveryState.Priority;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A [Delivery] as a flat row, one component per column of the table `delivery`. The table's
/// constraints guarantee what the sealed types guarantee here.
///
/// @param desiredSale the sale of the newest decision, if another one was sent
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
    List<String> stripeEvents,
    Optional<Sale> desiredSale,
    Optional<String> tenant,
    RemoteStateName remote,
    Optional<ConversionStatus> remoteStatus,
    Optional<Long> remoteRevision,
    DeliveryStateName state,
    Optional<Instant> nextAttemptAt,
    Optional<Priority> priority,
    Optional<Call> refusedCall,
    Optional<Refusal> refusal,
    Optional<Cause> holdCause,
    int attempts,
    int failures,
    Instant dueSince,
    Optional<Instant> failingSince,
    Optional<Instant> inFlightUntil) {

  /// The variants of [RemoteState].
  enum RemoteStateName {
    ABSENT,
    CREATE_IN_DOUBT,
    PRESENT,
    UPDATE_IN_DOUBT
  }

  /// The variants of [DeliveryState].
  enum DeliveryStateName {
    DUE,
    DELIVERED,
    REFUSED,
    HELD,
    GIVEN_UP
  }

  static DeliveryRow of(Delivery delivery) {
    var sale = delivery.sale();
    var desired = delivery.desired();
    var remote = delivery.remote();
    var state = delivery.state();
    var retry = delivery.retry();
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
        desired.status(),
        desired.revision(),
        desired.stripeEvents(),
        Optional.of(desired.sale()).filter(it -> !it.equals(sale)),
        delivery.tenant().map(TenantId::toString),
        name(remote),
        switch (remote) {
          case RemoteState.CreateInDoubt(var status, var _) -> Optional.of(status);
          case RemoteState.Present(var status) -> Optional.of(status);
          case RemoteState.Absent _, RemoteState.UpdateInDoubt _ -> Optional.empty();
        },
        remote instanceof RemoteState.CreateInDoubt(var _, var revision)
            ? Optional.of(revision)
            : Optional.empty(),
        name(state),
        state instanceof DeliveryState.Due(var at, var _) ? Optional.of(at) : Optional.empty(),
        state instanceof DeliveryState.Due(var _, var priority)
            ? Optional.of(priority)
            : Optional.empty(),
        state instanceof DeliveryState.Refused(var call, var _)
            ? Optional.of(call)
            : Optional.empty(),
        state instanceof DeliveryState.Refused(var _, var reason)
            ? Optional.of(reason)
            : Optional.empty(),
        state instanceof DeliveryState.Held(var cause) ? Optional.of(cause) : Optional.empty(),
        retry.attempts(),
        retry.failures(),
        retry.dueSince(),
        retry.failingSince(),
        retry.inFlightUntil());
  }

  Delivery delivery() {
    var amount = new Money(amountMinor, currency);
    var sale = new Sale(conversion, account, externalId, type, credit, amount, mode, paidAt);
    return new Delivery(
        sale,
        new DesiredState(status, revision, desiredSale.orElse(sale), stripeEvents),
        tenant.flatMap(TenantId::of),
        switch (remote) {
          case ABSENT -> new RemoteState.Absent();
          case CREATE_IN_DOUBT ->
              new RemoteState.CreateInDoubt(
                  remoteStatus.orElseThrow(), remoteRevision.orElseThrow());
          case PRESENT -> new RemoteState.Present(remoteStatus.orElseThrow());
          case UPDATE_IN_DOUBT -> new RemoteState.UpdateInDoubt();
        },
        switch (state) {
          case DUE -> new DeliveryState.Due(nextAttemptAt.orElseThrow(), priority.orElseThrow());
          case DELIVERED -> new DeliveryState.Delivered();
          case REFUSED ->
              new DeliveryState.Refused(refusedCall.orElseThrow(), refusal.orElseThrow());
          case HELD -> new DeliveryState.Held(holdCause.orElseThrow());
          case GIVEN_UP -> new DeliveryState.GivenUp();
        },
        new RetryState(attempts, failures, dueSince, failingSince, inFlightUntil));
  }

  private static RemoteStateName name(RemoteState remote) {
    return switch (remote) {
      case RemoteState.Absent _ -> RemoteStateName.ABSENT;
      case RemoteState.CreateInDoubt _ -> RemoteStateName.CREATE_IN_DOUBT;
      case RemoteState.Present _ -> RemoteStateName.PRESENT;
      case RemoteState.UpdateInDoubt _ -> RemoteStateName.UPDATE_IN_DOUBT;
    };
  }

  private static DeliveryStateName name(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Due _ -> DeliveryStateName.DUE;
      case DeliveryState.Delivered _ -> DeliveryStateName.DELIVERED;
      case DeliveryState.Refused _ -> DeliveryStateName.REFUSED;
      case DeliveryState.Held _ -> DeliveryStateName.HELD;
      case DeliveryState.GivenUp _ -> DeliveryStateName.GIVEN_UP;
    };
  }
}
