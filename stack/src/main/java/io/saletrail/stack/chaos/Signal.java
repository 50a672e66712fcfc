package io.saletrail.stack.chaos;

/// What shows a disruption: a metric, and the alert of `deploy/prometheus/alerts.yml` that watches
/// it. Alerts wait for minutes, the metric shows at the first look.
enum Signal {
  /// A replica does not answer. The alert needs all of them to be silent.
  REPLICAS_DOWN("ServiceDown", "up", "", Kind.DOWN),
  FEED_RETRIES("FeedStopped", "feed_retries_total", "", Kind.COUNTER),
  WEBHOOKS_REFUSED(
      "WebhooksRefusedForKafka", "stripe_webhooks_total", "kafka_unavailable", Kind.COUNTER),
  MESSAGES_PARKED("MessagesParked", "feed_parked_messages", "", Kind.GAUGE),
  TRACKDESK_UNAVAILABLE(
      "TrackdeskUnavailable", "publisher_attempts_total", "UNAVAILABLE", Kind.COUNTER),
  POLLS_RECOVERED("WebhooksMissed", "stripe_polls_recovered_total", "", Kind.COUNTER);

  /// How its value is read.
  enum Kind {
    /// Replicas that did not answer.
    DOWN,
    /// The increase.
    COUNTER,
    /// The maximum.
    GAUGE
  }

  private final String alert;
  private final String metric;
  private final String label;
  private final Kind kind;

  Signal(String alert, String metric, String label, Kind kind) {
    this.alert = alert;
    this.metric = metric;
    this.label = label;
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /// Whether a line of `/q/metrics` is one of its series.
  boolean isIn(String line) {
    return line.startsWith(metric) && line.contains(label);
  }

  String shown(double value) {
    var series = label.isEmpty() ? metric : metric + "{" + label + "}";
    var number = Math.round(value);
    return switch (kind) {
      case DOWN -> "%s: %s = 0 for up to %d replicas".formatted(alert, series, number);
      case COUNTER -> "%s: %s +%d".formatted(alert, series, number);
      case GAUGE -> "%s: %s = %d".formatted(alert, series, number);
    };
  }
}
