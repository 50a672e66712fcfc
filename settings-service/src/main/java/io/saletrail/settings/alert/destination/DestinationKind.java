package io.saletrail.settings.alert.destination;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an alert is sent.
@Schema(name = "AlertDestinationKind")
public enum DestinationKind {
  EMAIL("E-mail"),
  /// A Slack incoming webhook, or one that takes the same JSON.
  SLACK("Slack"),
  /// A webhook signed as Standard Webhooks specifies.
  WEBHOOK("Signed webhook");

  private final String label;

  DestinationKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
