package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a settings change, for the OpenAPI description; [SettingsReader] parses it.
@Schema(
    name = "SettingsChange",
    description =
        "Absent fields keep their value. null removes the tenant ID, and resets options to their defaults.")
record SettingsRequest(
    @Schema(
            description =
                "The version that the change starts from. If the settings have changed since, nothing is saved and the response is 409.",
            examples = "3")
        Optional<Long> version,
    @Schema(
            description =
                "The tenant's sub-domain at Trackdesk, a DNS label. Another tenant needs its own personalToken; earlier sales stay in the tenant they were sent to, and sales not sent yet are held until you decide.",
            pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            examples = "acme")
        Optional<String> trackdeskTenantId,
    @Schema(
            description = "Trackdesk's personal token. It is never returned.",
            minLength = SettingsRules.MIN_TOKEN,
            maxLength = SettingsRules.MAX_TOKEN,
            writeOnly = true)
        Optional<String> personalToken,
    @Schema(
            description =
                "Days of ranges, reports and exports begin at midnight in this time zone.",
            examples = "Europe/Berlin")
        Optional<String> timeZone,
    @Schema(description = "Only the options to change.") Optional<MerchantOptions> options) {}
