package io.saletrail.settings.merchant.credential;

import io.saletrail.contracts.settings.MerchantCredentials;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A merchant's personal token for Trackdesk, encrypted.
@Entity
@Table(name = "credential")
public class Credential {
  @Id String account;

  long version;

  /// Null after the merchant disconnected.
  @Nullable String ciphertext;

  @Column(name = "saved_at")
  Instant savedAt;

  public static Credential first(String account) {
    var credential = new Credential();
    credential.account = account;
    return credential;
  }

  public void replace(String sealed, Instant now) {
    ciphertext = sealed;
    savedAt = now;
    version++;
  }

  /// Erases the token. The version keeps counting, so that earlier facts stay older than later
  /// ones.
  public void erase(Instant now) {
    ciphertext = null;
    savedAt = now;
    version++;
  }

  /// Whether there is a token.
  public boolean present() {
    return ciphertext != null;
  }

  /// Counts tokens from 1.
  public long version() {
    return version;
  }

  /// When the token was saved or erased.
  public Instant savedAt() {
    return savedAt;
  }

  /// The fact for the publisher.
  public MerchantCredentials fact() {
    return ciphertext == null
        ? MerchantCredentials.removal(account, version, savedAt)
        : new MerchantCredentials(account, version, ciphertext, savedAt);
  }
}
