package io.saletrail.settings.merchant.credential;

import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.encryption.CredentialCipher;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A merchant's personal token for Trackdesk, encrypted.
@Entity
@Table(name = "credential")
public class Credential {
  @Id String account;

  long version;

  /// The highest version that was read on the topic.
  @Column(name = "published_version")
  long publishedVersion;

  /// The tenant that the token was saved for; null where none was saved yet.
  @Nullable String tenant;

  /// Null after the merchant disconnected.
  @Nullable String ciphertext;

  @Column(name = "saved_at")
  Instant savedAt;

  public static Credential first(String account) {
    var credential = new Credential();
    credential.account = account;
    return credential;
  }

  public void replace(String sealed, Optional<String> forTenant, Instant now) {
    ciphertext = sealed;
    tenant = forTenant.orElse(null);
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

  /// Binds a token that was saved before any tenant to the first one.
  ///
  /// @return whether it was not bound yet
  public boolean bind(CredentialCipher cipher, String first, Instant now) {
    return tenant == null && seal(cipher, Optional.of(first), now);
  }

  /// Encrypts a token of an older key with the newest one.
  ///
  /// @return whether it was of an older key that is still there
  public boolean renew(CredentialCipher cipher, Instant now) {
    return ciphertext != null
        && cipher.old(ciphertext)
        && seal(cipher, Optional.ofNullable(tenant), now);
  }

  private boolean seal(CredentialCipher cipher, Optional<String> forTenant, Instant now) {
    var secret =
        Optional.ofNullable(ciphertext)
            .flatMap(stored -> cipher.open(account, Optional.ofNullable(tenant), stored));
    secret.ifPresent(text -> replace(cipher.seal(account, forTenant, text), forTenant, now));
    return secret.isPresent();
  }

  /// Whether there is a token for this tenant: a token that was saved for another is never sent to
  /// it.
  ///
  /// @param current the merchant's tenant; empty where none is saved
  public boolean serves(Optional<String> current) {
    return ciphertext != null
        && (tenant == null || current.isEmpty() || current.get().equals(tenant));
  }

  /// Counts tokens from 1.
  public long version() {
    return version;
  }

  /// Records a version that was read on the topic. A version ahead of ours is from before a restore
  /// of the database: ours continues from it.
  public TopicOrder seen(long read) {
    if (read < publishedVersion) {
      return TopicOrder.STALE;
    }
    publishedVersion = read;
    var order = read > version ? TopicOrder.AHEAD : TopicOrder.IN_ORDER;
    version = Math.max(version, read);
    return order;
  }

  /// When the token was saved or erased.
  public Instant savedAt() {
    return savedAt;
  }

  /// The fact for the publisher.
  public MerchantCredentials fact() {
    return ciphertext == null
        ? MerchantCredentials.removal(account, version, savedAt)
        : new MerchantCredentials(
            account, version, Optional.ofNullable(tenant), ciphertext, savedAt);
  }
}
