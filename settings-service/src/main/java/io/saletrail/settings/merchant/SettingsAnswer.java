package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A merchant's settings as they stand. The personal token is never among them.
///
/// @param account the merchant's Stripe account
/// @param version counts the changes from 1
/// @param connection whether the Stripe account is ours to read
/// @param trackdeskTenantId the tenant's sub-domain at Trackdesk
/// @param personalTokenSaved whether there is a personal token
/// @param personalTokenSavedAt when it was saved
/// @param options the merchant's choices, each with its default where nothing was chosen
/// @param changedAt when settings other than the token changed last
@Schema(name = "Settings", description = "A merchant's settings as they stand.")
public record SettingsAnswer(
        @Schema(examples = "acct_1MZ8kLAbCdEf") String account,
        long version,
        Connection connection,
        @Schema(examples = "acme") Optional<String> trackdeskTenantId,
        boolean personalTokenSaved,
        Optional<Instant> personalTokenSavedAt,
        MerchantOptions options,
        Instant changedAt) {

    static SettingsAnswer of(Merchant merchant, Optional<Credential> credential) {
        return new SettingsAnswer(
                merchant.account,
                merchant.version,
                merchant.connection,
                merchant.tenant(),
                credential.isPresent(),
                credential.map(saved -> saved.savedAt),
                merchant.options,
                merchant.changedAt);
    }

    /// Whether everything is there that a delivery needs.
    public boolean ready() {
        return trackdeskTenantId.isPresent()
                && personalTokenSaved
                && connection == Connection.CONNECTED;
    }
}
