package io.saletrail.publisher.redrive;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which deliveries to try again.
sealed interface RedriveSelection {
  String GIVEN_UP = "GIVEN_UP";
  /// Causes of holds that only a re-drive ends.
  Set<DeliveryHeld.Cause> CAUSES =
      EnumSet.of(
          DeliveryHeld.Cause.SHADOW,
          DeliveryHeld.Cause.TENANT_CHANGED,
          DeliveryHeld.Cause.DECLINED);

  /// Later than every delivery.
  Instant OPEN_END = Instant.parse("9999-12-31T00:00:00Z");

  Set<String> REASONS =
      Stream.of(
              Arrays.stream(Refusal.values()).map(Refusal::name),
              CAUSES.stream().map(DeliveryHeld.Cause::name),
              Stream.of(GIVEN_UP))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  /// Whether the selection still matches a delivery.
  boolean matches(Delivery delivery);

  /// One delivery, also one that waits for its next attempt.
  ///
  /// @param account the required owner; empty for any
  record One(String conversion, String account) implements RedriveSelection {
    @Override
    public boolean matches(Delivery delivery) {
      return account.isEmpty() || account.equals(delivery.sale().account());
    }
  }

  /// All with one reason, or since a time.
  ///
  /// @param account empty for all
  /// @param reason empty for all
  /// @param since earliest due time of the refused or held step; inclusive
  /// @param until of the same; exclusive
  record Many(String account, String reason, Instant since, Instant until, String after)
      implements RedriveSelection {
    /// The limits of PostgreSQL's times.
    public Many {
      since = within(since);
      until = within(until);
    }

    private static Instant within(Instant time) {
      if (time.isBefore(Instant.EPOCH)) {
        return Instant.EPOCH;
      }
      return time.isAfter(OPEN_END) ? OPEN_END : time;
    }

    Many from(String last) {
      return new Many(account, reason, since, until, last);
    }

    @Override
    public boolean matches(Delivery delivery) {
      return switch (delivery.state()) {
        case DeliveryState.Refused(var _, var refusal) ->
            reason.isEmpty() || reason.equals(refusal.name());
        case DeliveryState.GivenUp _ -> reason.isEmpty() || reason.equals(GIVEN_UP);
        case DeliveryState.Held(var cause) ->
            reason.isEmpty()
                ? CAUSES.contains(cause) && cause != DeliveryHeld.Cause.DECLINED
                : reason.equals(cause.name());
        case DeliveryState.Due _, DeliveryState.Delivered _ -> false;
      };
    }
  }

  /// An invalid request, and the reason.
  record Invalid(String why) implements RedriveSelection {
    @Override
    public boolean matches(Delivery delivery) {
      return false;
    }
  }

  /// A re-drive of a merchant's console, for their own account only.
  static RedriveSelection of(RedriveRequested request) {
    if (Stream.of(request.conversion(), request.after())
        .flatMap(Optional::stream)
        .anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
      return new Invalid("An ID cannot contain these characters.");
    }
    if (request.action().equals(Optional.of(RedriveRequested.Action.OTHER))) {
      return new Invalid("An action of a newer version.");
    }
    return new Criteria(
            request.conversion(),
            Optional.of(request.account()),
            request.reason().map(RedriveReason::name),
            request.since().map(Instant::toString),
            request.until().map(Instant::toString),
            request.after(),
            request.action(),
            Optional.of(request.dryRun()))
        .selection();
  }

  /// A request before validation.
  ///
  /// @param action what to do with them; send them where absent
  /// @param dryRun true unless it is false: nothing is changed then
  record Criteria(
      Optional<String> conversion,
      Optional<String> account,
      Optional<String> reason,
      Optional<String> since,
      Optional<String> until,
      Optional<String> after,
      Optional<RedriveRequested.Action> action,
      Optional<Boolean> dryRun) {

    RedriveMode mode() {
      return new RedriveMode(action.orElse(RedriveRequested.Action.SEND), dryRun.orElse(true));
    }

    RedriveSelection selection() {
      if (conversion.isPresent()) {
        return new One(conversion.get(), account.orElse(""));
      }
      if (reason.isEmpty() && since.isEmpty() && until.isEmpty()) {
        return new Invalid("Name a conversion, a reason, or a time by since and until.");
      }
      if (reason.isPresent() && !REASONS.contains(reason.get())) {
        return new Invalid("reason is one of " + String.join(", ", REASONS) + ".");
      }
      try {
        return new Many(
            account.orElse(""),
            reason.orElse(""),
            since.map(Instant::parse).orElse(Instant.EPOCH),
            until.map(Instant::parse).orElse(OPEN_END),
            after.orElse(""));
      } catch (DateTimeException e) {
        return new Invalid("since and until are times as 2026-11-22T00:00:00Z.");
      }
    }
  }
}
