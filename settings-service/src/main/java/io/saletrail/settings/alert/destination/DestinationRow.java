package io.saletrail.settings.alert.destination;

import io.saletrail.encryption.DestinationCipher;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A row of `alert_destination`. Address and secret are encrypted.
record DestinationRow(
    UUID id,
    String account,
    DestinationKind kind,
    String address,
    Optional<String> secret,
    Instant createdAt) {
  private static final String UNREADABLE = "unreadable";

  static DestinationRow of(
      String account,
      NewDestination destination,
      Optional<String> secret,
      DestinationCipher cipher,
      Instant now) {
    return new DestinationRow(
        UUID.randomUUID(),
        account,
        destination.kind(),
        cipher.seal(account, destination.address()),
        secret.map(text -> cipher.seal(account, text)),
        now);
  }

  Destination shown(DestinationCipher cipher) {
    return cipher
        .open(account, address)
        .map(opened -> Destination.of(id, kind, opened, createdAt))
        .orElseGet(() -> new Destination(id, kind, UNREADABLE, createdAt));
  }

  /// Encrypted with the newest key; empty if it is already, or if no key decrypts it.
  Optional<DestinationRow> renewed(DestinationCipher cipher) {
    if (!cipher.old(address)) {
      return Optional.empty();
    }
    return cipher
        .open(account, address)
        .map(
            opened ->
                new DestinationRow(
                    id,
                    account,
                    kind,
                    cipher.seal(account, opened),
                    secret
                        .flatMap(text -> cipher.open(account, text))
                        .map(text -> cipher.seal(account, text)),
                    createdAt));
  }
}
