package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// Where a piece of activity was seen.
///
/// @param account the merchant's Stripe account, `acct_…`
/// @param livemode false for Stripe's test mode, where no money moves
/// @param event the Stripe event, `evt_…`; an object read without an event has a made-up id `obs_…`
/// @param eventType Stripe's name of the event, such as `charge.succeeded`
/// @param at when Stripe says that the object had this state (seconds)
/// @param origin how it reached us
/// @param apiVersion the version the object was rendered in, where Stripe says so
/// @param edition which edition of our reader read it; absent for the first. Of two facts with one
///   id the one of the higher edition holds: it was read again after a fault had been mended
public record Observation(
    String account,
    boolean livemode,
    String event,
    String eventType,
    Instant at,
    Origin origin,
    Optional<String> apiVersion,
    Optional<Integer> edition) {

  /// Read by the first edition of our reader.
  public Observation(
      String account,
      boolean livemode,
      String event,
      String eventType,
      Instant at,
      Origin origin,
      Optional<String> apiVersion) {
    this(account, livemode, event, eventType, at, origin, apiVersion, Optional.empty());
  }

  /// How an object reached us.
  public enum Origin {
    WEBHOOK,
    POLL,
    LOOKUP,
    BACKFILL,
    @JsonEnumDefaultValue
    OTHER
  }
}
