package io.saletrail.settings.merchant.credential;

import io.saletrail.contracts.settings.MerchantCredentials;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A merchant's personal token for Trackdesk, encrypted.
@Entity
@Table(name = "credential")
public class Credential {
  @Id String account;

  long version;

  /// Gone when the merchant went.
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

  /// Forgets the token for good. The count goes on, so that what was said before stays older than
  /// what may be said later.
  public void drop(Instant now) {
    ciphertext = null;
    savedAt = now;
    version++;
  }

  /// Whether there is a token.
  public boolean there() {
    return ciphertext != null;
  }

  /// Counts the tokens from 1.
  public long version() {
    return version;
  }

  /// When the token at hand was saved, or went.
  public Instant savedAt() {
    return savedAt;
  }

  /// What the publisher is told.
  public MerchantCredentials fact() {
    return new MerchantCredentials(account, version, Objects.requireNonNull(ciphertext), savedAt);
  }
}
