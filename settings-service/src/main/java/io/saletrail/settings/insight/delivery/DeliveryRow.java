package io.saletrail.settings.insight.delivery;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One fact about a delivery, as columns.
///
/// @param revision 0 where the fact names none
/// @param state the delivery's state, or what the report shows
/// @param cause why Trackdesk refused it, or why it is held
/// @param sequence the fact's place among the facts about the conversion
/// @param created whether Trackdesk has held the conversion since this fact
/// @param accepted whether Trackdesk holds the status since this fact
/// @param readBack whether it is no step of the delivery but what Trackdesk's report shows
record DeliveryRow(
    String factId,
    String account,
    String conversion,
    long revision,
    String state,
    Optional<String> status,
    Optional<String> cause,
    Optional<Integer> httpStatus,
    Optional<Integer> attempt,
    Optional<Instant> nextAttemptAt,
    Instant happenedAt,
    long sequence,
    boolean created,
    boolean accepted,
    boolean readBack,
    String fact) {

  static DeliveryRow of(DeliveryFact fact) {
    return switch (fact) {
      case DeliveryAttempted tried ->
          new DeliveryRow(
              tried.id(),
              tried.account(),
              tried.conversion(),
              tried.revision(),
              tried.state().name(),
              Optional.of(tried.status().name()),
              tried.refusal().map(Enum::name),
              tried.httpStatus(),
              Optional.of(tried.attempt()),
              tried.nextAttemptAt(),
              tried.at(),
              sequence(tried),
              created(tried),
              accepted(tried),
              false,
              FactFormat.write(tried));
      case DeliveryHeld held ->
          new DeliveryRow(
              held.id(),
              held.account(),
              held.conversion(),
              held.revision(),
              DeliveryStatus.HELD.name(),
              Optional.empty(),
              Optional.of(held.cause().name()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              held.heldAt(),
              sequence(held),
              false,
              false,
              false,
              FactFormat.write(held));
      case DeliveryReadBack read ->
          new DeliveryRow(
              read.id(),
              read.account(),
              read.conversion(),
              0,
              read.result().name(),
              read.status().map(Enum::name),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              read.readAt(),
              sequence(read),
              false,
              false,
              true,
              FactFormat.write(read));
    };
  }

  /// The facts of older versions have none. A sequence is a time in microseconds that never falls,
  /// so their times fit in.
  private static long sequence(DeliveryFact fact) {
    return fact.sequence().orElseGet(() -> ChronoUnit.MICROS.between(Instant.EPOCH, fact.at()));
  }

  private static boolean created(DeliveryAttempted tried) {
    return tried.call() == DeliveryAttempted.Call.CREATE && accepted(tried);
  }

  private static boolean accepted(DeliveryAttempted tried) {
    return switch (tried.outcome()) {
      case ACCEPTED, ALREADY_EXISTS -> true;
      case REFUSED, TOKEN_REJECTED, RATE_LIMITED, UNAVAILABLE, OTHER -> false;
    };
  }
}
