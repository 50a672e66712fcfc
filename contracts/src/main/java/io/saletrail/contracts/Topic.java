package io.saletrail.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Every topic of the system: its name, key, retention and access.
///
/// The name is `<subject>.<stream>.v<major>`; inside a major version schemas only grow.
public enum Topic {
  /// Stripe's own events, byte for byte as received or polled. The only topic with personal data.
  STRIPE_EVENTS(
      "stripe.events.v1", "Stripe account", Optional.of(Duration.ofDays(7)), Access.RESTRICTED),

  /// What happened to money, in our own model instead of Stripe's.
  PAYMENTS_ACTIVITY(
      "payments.activity.v1", "Stripe account", Optional.of(Duration.ofDays(90)), Access.OPEN),

  /// Every change of a conversion and every payment that is not credited, each with its reason.
  CONVERSIONS_LIFECYCLE(
      "conversions.lifecycle.v1", "conversion", Optional.of(Duration.ofDays(400)), Access.OPEN),

  /// Each attempt to deliver a conversion to Trackdesk, with its outcome.
  TRACKDESK_DELIVERIES(
      "trackdesk.deliveries.v1", "conversion", Optional.of(Duration.ofDays(400)), Access.OPEN),

  /// The newest settings of each merchant; no secrets.
  SETTINGS_MERCHANTS("settings.merchants.v1", "Stripe account", Optional.empty(), Access.OPEN),

  /// The newest credentials of each merchant, encrypted.
  SETTINGS_CREDENTIALS(
      "settings.credentials.v1", "Stripe account", Optional.empty(), Access.RESTRICTED),

  /// Installations of the Stripe App and their ends.
  STRIPE_INSTALLATIONS(
      "stripe.installations.v1", "Stripe account", Optional.of(Duration.ofDays(400)), Access.OPEN),

  /// Polls of Stripe: requested, in progress, ended.
  STRIPE_POLLS("stripe.polls.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// Look-ups at Stripe for missing details: requested, ended.
  STRIPE_LOOKUPS(
      "stripe.lookups.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// Re-drives of deliveries: requested, completed.
  TRACKDESK_REDRIVES(
      "trackdesk.redrives.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// Backfills of past sales: requested, controlled, in progress, ended.
  STRIPE_BACKFILLS(
      "stripe.backfills.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// What a dry run of a backfill reads. None of it takes effect: only the service that computes
  /// the result may read it.
  PAYMENTS_REHEARSALS(
      "payments.rehearsals.v1",
      "Stripe account",
      Optional.of(Duration.ofDays(2)),
      Access.RESTRICTED),

  /// Webhooks received per account, and webhooks that failed signature verification.
  STRIPE_CONNECTIONS(
      "stripe.connections.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// Whether each merchant's Trackdesk tenant and token work.
  TRACKDESK_CONNECTIONS(
      "trackdesk.connections.v1", "Stripe account", Optional.of(Duration.ofDays(30)), Access.OPEN),

  /// The handling of personal data: erasures, and readings of what is stored encrypted.
  PRIVACY_REQUESTS(
      "privacy.requests.v1", "Stripe account", Optional.of(Duration.ofDays(7)), Access.RESTRICTED);

  /// Who may read a topic: every client of the cluster, or the services alone.
  public enum Access {
    OPEN,
    RESTRICTED
  }

  /// Partitions of every topic. An account's messages share one, so their order is kept.
  public static final int PARTITIONS = 6;

  /// The largest message of any topic: a Stripe event plus headers.
  public static final int MAX_MESSAGE_BYTES = 1_048_576;

  /// After this time a compacted topic loses what a newer message of the key replaces: the
  /// ciphertext of a removed token, also on a quiet topic.
  private static final Duration COMPACTION_LAG = Duration.ofDays(1);

  /// Kafka deletes whole segments, so a message can outlive its retention by the time of one.
  private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);

  private static final int SEGMENTS_PER_RETENTION = 8;

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

  /// The name at the broker.
  public String topicName() {
    return topicName;
  }

  /// What the message key holds, as text for documentation.
  public String keyedBy() {
    return keyedBy;
  }

  /// How long a message is kept at least; empty for a compacted topic. It is deleted at most an
  /// eighth of that time later, and at most a week.
  public Optional<Duration> retention() {
    return retention;
  }

  /// The broker's topic configuration: retention or compaction.
  public Map<String, String> config() {
    return retention
        .map(
            time ->
                Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    Long.toString(time.toMillis()),
                    "segment.ms",
                    Long.toString(segment(time).toMillis())))
        .orElse(
            Map.of(
                "cleanup.policy",
                "compact",
                "max.compaction.lag.ms",
                Long.toString(COMPACTION_LAG.toMillis())));
  }

  private static Duration segment(Duration retention) {
    var share = retention.dividedBy(SEGMENTS_PER_RETENTION);
    return share.compareTo(LONGEST_SEGMENT) < 0 ? share : LONGEST_SEGMENT;
  }

  /// Who may read it.
  public Access access() {
    return access;
  }
}
