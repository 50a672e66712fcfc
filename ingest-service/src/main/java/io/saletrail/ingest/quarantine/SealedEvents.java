package io.saletrail.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import io.saletrail.encryption.Purpose;
import io.saletrail.encryption.StorageCipher;
import io.saletrail.outbox.feed.BodyCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Encrypts events at rest: those in quarantine, and those that are parked. They hold everything
/// that Stripe knows of a buyer.
@Startup
@ApplicationScoped
class SealedEvents implements BodyCipher {
  private final StorageCipher cipher;

  SealedEvents(@ConfigProperty(name = "saletrail.activity.secrets-key") String secretsKey) {
    this.cipher = StorageCipher.of(secretsKey, Purpose.EVENTS);
  }

  /// @param row identifies the row that stores it
  String seal(String row, byte[] event) {
    return cipher.seal(row, event);
  }

  /// Empty if no key decrypts it.
  Optional<byte[]> open(String row, String ciphertext) {
    return cipher.open(row, ciphertext);
  }

  @Override
  public byte[] sealBody(String message, byte[] body) {
    return cipher.seal(message, body).getBytes(UTF_8);
  }

  @Override
  public Optional<byte[]> openBody(String message, byte[] stored) {
    return cipher.open(message, new String(stored, UTF_8));
  }
}
