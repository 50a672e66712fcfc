package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What may be sent for a merchant's settings, for the API's description; [SettingsReader] reads
/// it.
@Schema(
    name = "SettingsChange",
    description =
        "What is not named stays as it is. null takes the tenant id away, and sets options"
            + " back to their defaults.")
record SettingsRequest(
    @Schema(
            description = "The tenant's sub-domain at Trackdesk, a DNS label.",
            pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            examples = "acme")
        Optional<String> trackdeskTenantId,
    @Schema(
            description = "Trackdesk's personal token. It is never given back.",
            minLength = SettingsRules.MIN_TOKEN,
            maxLength = SettingsRules.MAX_TOKEN,
            writeOnly = true)
        Optional<String> personalToken,
    @Schema(description = "Only the options to change.") Optional<MerchantOptions> options) {}
