package io.saletrail.contracts.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// Where an object's state was observed.
///
/// @param account the merchant's Stripe account, `acct_…`
/// @param livemode false for Stripe's test mode, where no money moves
/// @param event the Stripe event, `evt_…`; an object read by API has a generated id `obs_…`
/// @param eventType Stripe's name of the event, such as `charge.succeeded`
/// @param at when the object had this state, by Stripe's clock, in seconds
/// @param origin the channel
/// @param apiVersion the API version of the object's shape, where Stripe states it
/// @param edition edition of the reader that read it; absent for the first. Of two facts with one
///   id the higher edition is current: the object was read again after a fix
public record Observation(
    String account,
    boolean livemode,
    String event,
    String eventType,
    Instant at,
    Origin origin,
    Optional<String> apiVersion,
    Optional<Integer> edition) {

  /// Of the reader's first edition.
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

  /// The channel by which an object arrived.
  public enum Origin {
    WEBHOOK,
    POLL,
    LOOKUP,
    BACKFILL,
    @JsonEnumDefaultValue
    OTHER
  }
}
