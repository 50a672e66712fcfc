package io.saletrail.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Every topic of the house: its name, what keys it, how long it keeps, and who may read it.
///
/// The name is `<subject>.<stream>.v<major>`; inside a major version schemas only grow.
public enum Topic {
  /// Stripe's own events, byte for byte as received or polled. The only topic with personal data.
  STRIPE_EVENTS(
      "stripe.events.v1", "Stripe account", Optional.of(Duration.ofDays(7)), Access.RESTRICTED),

  /// What happened to money, in our words.
  PAYMENTS_ACTIVITY(
      "payments.activity.v1", "Stripe account", Optional.of(Duration.ofDays(90)), Access.OPEN),

  /// Every change of a conversion with its reason, and every payment set aside with its reason.
  CONVERSIONS_LIFECYCLE(
      "conversions.lifecycle.v1", "conversion", Optional.of(Duration.ofDays(400)), Access.OPEN),

  /// What became of each attempt to deliver a conversion to Trackdesk.
  TRACKDESK_DELIVERIES(
      "trackdesk.deliveries.v1", "conversion", Optional.of(Duration.ofDays(400)), Access.OPEN),

  /// The newest settings of each merchant; no secrets.
  SETTINGS_MERCHANTS("settings.merchants.v1", "Stripe account", Optional.empty(), Access.OPEN),

  /// The newest credentials of each merchant, encrypted.
  SETTINGS_CREDENTIALS(
      "settings.credentials.v1", "Stripe account", Optional.empty(), Access.RESTRICTED),

  /// Who installed the Stripe App, and who took it away.
  STRIPE_INSTALLATIONS(
      "stripe.installations.v1", "Stripe account", Optional.of(Duration.ofDays(400)), Access.OPEN),

  /// A poll of Stripe asked for, its progress, its end.
  STRIPE_POLLS("stripe.polls.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// Something about a payment is missing and Stripe is asked, and how that ended.
  STRIPE_LOOKUPS(
      "stripe.lookups.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// Deliveries are asked to be tried again, and what came of it.
  TRACKDESK_REDRIVES(
      "trackdesk.redrives.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// A backfill of a merchant's past asked for, steered, its progress, its end.
  STRIPE_BACKFILLS(
      "stripe.backfills.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// What a backfill reads while it is only rehearsed. None of it happened, so it is for the one
  /// service that reckons what would come of it.
  PAYMENTS_REHEARSALS(
      "payments.rehearsals.v1",
      "Stripe account",
      Optional.of(Duration.ofDays(2)),
      Access.RESTRICTED),

  /// How the connection to Stripe is: which account's webhooks come, and which come from nobody.
  STRIPE_CONNECTIONS(
      "stripe.connections.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// How the connection to Trackdesk is: whether each merchant's tenant and token work.
  TRACKDESK_CONNECTIONS(
      "trackdesk.connections.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN);

  /// Who may read a topic: everybody with access to the cluster, or the services alone.
  public enum Access {
    OPEN,
    RESTRICTED
  }

  /// Partitions of every topic. An account's messages share one, so their order is kept.
  public static final int PARTITIONS = 6;

  /// The largest message of any topic: a Stripe event plus headers.
  public static final int MAX_MESSAGE_BYTES = 1_048_576;

  private final String topicName;
  private final String keyedBy;
  private final Optional<Duration> retention;
  private final Access access;

  Topic(String topicName, String keyedBy, Optional<Duration> retention, Access access) {
    this.topicName = topicName;
    this.keyedBy = keyedBy;
    this.retention = retention;
    this.access = access;
  }

  /// The topic's name at the broker.
  public String topicName() {
    return topicName;
  }

  /// What the message key holds, in words.
  public String keyedBy() {
    return keyedBy;
  }

  /// How long a message is kept; empty where the newest of each key is kept for good.
  public Optional<Duration> retention() {
    return retention;
  }

  /// The broker's topic configuration: retention or compaction.
  public Map<String, String> config() {
    return retention
        .map(
            time ->
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(time.toMillis())))
        .orElse(Map.of("cleanup.policy", "compact"));
  }

  /// Who may read it.
  public Access access() {
    return access;
  }
}
