package io.saletrail.settings.console;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.merchant.SettingsAnswer;

/// A merchant in the list.
///
/// @param name what the merchant is called
/// @param state whether everything is there that a delivery needs
public record MerchantLine(String account, String name, Badge state, Moment changedAt) {

    static MerchantLine of(SettingsAnswer settings) {
        return new MerchantLine(
                settings.account(),
                settings.trackdeskTenantId().orElse("No tenant yet"),
                settings.ready()
                        ? new Badge(Badge.GOOD, "Ready")
                        : new Badge(Badge.WAITING, "Set-up not complete"),
                Moment.of(settings.changedAt()));
    }
}
