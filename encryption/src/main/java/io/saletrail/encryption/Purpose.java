package io.saletrail.encryption;

/// What a key is for. Each purpose has a key of its own, derived from `SECRETS_KEY`, so a service
/// can be given the one that it needs.
public enum Purpose {
  /// Buyers' e-mail addresses: ingest-service encrypts, trackdesk-publisher decrypts.
  ADDRESSES("addresses"),
  /// Cookies of the console: settings-service alone.
  COOKIES("cookies"),
  /// Events that ingest-service keeps because it cannot read or apply them: that service alone.
  EVENTS("events"),
  /// Trackdesk's responses to failed calls: trackdesk-publisher alone.
  RESPONSES("responses"),
  /// Merchants' tokens: settings-service encrypts, trackdesk-publisher decrypts.
  TOKENS("tokens"),
  /// Where alerts go: settings-service alone.
  ALERTS("alerts");

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  /// Its name in `SECRETS_KEY`.
  String label() {
    return label;
  }
}
