package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connected Stripe account and what its merchant wants.
@Entity
@Table(name = "merchant")
class Merchant {
    @Id String account;

    /// Counts the changes from 1; 0 is a newcomer who is not saved yet.
    long version;

    @Enumerated(EnumType.STRING)
    Connection connection;

    @Column(name = "trackdesk_tenant_id")
    @Nullable String trackdeskTenantId;

    @Convert(converter = OptionsColumn.class)
    MerchantOptions options;

    @Column(name = "changed_at")
    Instant changedAt;

    /// Somebody whose first settings are about to be saved.
    static Merchant newcomer(String account) {
        var merchant = new Merchant();
        merchant.account = account;
        merchant.connection = Connection.CONNECTED;
        merchant.options = MerchantOptions.defaults();
        return merchant;
    }

    /// Takes new settings over.
    ///
    /// @return whether anything is different now
    boolean change(Optional<String> tenant, MerchantOptions chosen, Instant now) {
        if (version > 0 && tenant.equals(tenant()) && chosen.equals(options)) {
            return false;
        }
        trackdeskTenantId = tenant.orElse(null);
        options = chosen;
        changedAt = now;
        version++;
        return true;
    }

    Optional<String> tenant() {
        return Optional.ofNullable(trackdeskTenantId);
    }

    /// What the other services are told.
    MerchantSettings fact() {
        return new MerchantSettings(account, version, connection, tenant(), options, changedAt);
    }
}
