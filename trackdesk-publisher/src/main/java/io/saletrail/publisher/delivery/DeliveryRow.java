package io.saletrail.publisher.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld.Cause;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.publisher.delivery.State.Urgency;
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

  /// The variants of [Standing].
  enum StandingName {
    NOT_THERE,
    OFFERED,
    THERE,
    UNSURE
  }

  /// The variants of [State].
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
          case Standing.Offered(var status, var _) -> Optional.of(status);
          case Standing.There(var status) -> Optional.of(status);
          case Standing.NotThere _, Standing.Unsure _ -> Optional.empty();
        },
        standing instanceof Standing.Offered(var _, var revision)
            ? Optional.of(revision)
            : Optional.empty(),
        name(state),
        state instanceof State.Due(var at, var _) ? Optional.of(at) : Optional.empty(),
        state instanceof State.Due(var _, var urgency) ? Optional.of(urgency) : Optional.empty(),
        state instanceof State.Refused(var call, var _) ? Optional.of(call) : Optional.empty(),
        state instanceof State.Refused(var _, var reason) ? Optional.of(reason) : Optional.empty(),
        state instanceof State.Held(var cause) ? Optional.of(cause) : Optional.empty(),
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
        new Wanted(status, revision, wantedSale.orElse(sale), causes),
        switch (standing) {
          case NOT_THERE -> new Standing.NotThere();
          case OFFERED ->
              new Standing.Offered(standingStatus.orElseThrow(), standingRevision.orElseThrow());
          case THERE -> new Standing.There(standingStatus.orElseThrow());
          case UNSURE -> new Standing.Unsure();
        },
        switch (state) {
          case DUE -> new State.Due(nextAttemptAt.orElseThrow(), urgency.orElseThrow());
          case DELIVERED -> new State.Delivered();
          case REFUSED -> new State.Refused(refusedCall.orElseThrow(), refusal.orElseThrow());
          case HELD -> new State.Held(holdCause.orElseThrow());
          case GIVEN_UP -> new State.GivenUp();
        },
        new Effort(attempts, failures, dueSince, troubledSince, busyUntil));
  }

  private static StandingName name(Standing standing) {
    return switch (standing) {
      case Standing.NotThere _ -> StandingName.NOT_THERE;
      case Standing.Offered _ -> StandingName.OFFERED;
      case Standing.There _ -> StandingName.THERE;
      case Standing.Unsure _ -> StandingName.UNSURE;
    };
  }

  private static StateName name(State state) {
    return switch (state) {
      case State.Due _ -> StateName.DUE;
      case State.Delivered _ -> StateName.DELIVERED;
      case State.Refused _ -> StateName.REFUSED;
      case State.Held _ -> StateName.HELD;
      case State.GivenUp _ -> StateName.GIVEN_UP;
    };
  }
}
