package io.saletrail.outbox.feed;

import java.util.Optional;

/// How a service stores the bodies of parked messages. A service whose messages hold personal data
/// has a bean of this type; the others store bodies as they came.
public interface BodyCipher {
  /// The body as it is stored.
  ///
  /// @param message identifies the message
  byte[] sealBody(String message, byte[] body);

  /// The body as it came; empty if no key decrypts it.
  Optional<byte[]> openBody(String message, byte[] stored);
}
