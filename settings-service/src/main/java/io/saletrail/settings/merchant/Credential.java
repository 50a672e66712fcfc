package io.saletrail.settings.merchant;

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
class Credential {
    @Id String account;

    /// Counts the tokens from 1.
    long version;

    /// Gone when the merchant went.
    @Nullable String ciphertext;

    @Column(name = "saved_at")
    Instant savedAt;

    static Credential first(String account) {
        var credential = new Credential();
        credential.account = account;
        return credential;
    }

    void replace(String sealed, Instant now) {
        ciphertext = sealed;
        savedAt = now;
        version++;
    }

    /// Forgets the token for good. The count goes on, so that what was said before stays older than
    /// what may be said later.
    void drop(Instant now) {
        ciphertext = null;
        savedAt = now;
        version++;
    }

    /// Whether there is a token.
    boolean there() {
        return ciphertext != null;
    }

    /// What the publisher is told.
    MerchantCredentials fact() {
        return new MerchantCredentials(
                account, version, Objects.requireNonNull(ciphertext), savedAt);
    }
}
