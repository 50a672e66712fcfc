package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantCredentials;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A merchant's personal token for Trackdesk, encrypted.
@Entity
@Table(name = "credential")
class Credential {
    @Id String account;

    /// Counts the tokens from 1.
    long version;

    String ciphertext;

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

    /// What the publisher is told.
    MerchantCredentials fact() {
        return new MerchantCredentials(account, version, ciphertext, savedAt);
    }
}
