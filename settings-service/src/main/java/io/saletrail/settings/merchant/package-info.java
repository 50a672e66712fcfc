/// Merchants and their settings: parsed, validated, saved and published.
///
/// Reading order: [MerchantResource], [SettingsRequest], [SettingsReader], [SettingsRules],
/// [SettingsChange], [SettingsLedger], [Merchant]; [MerchantQuery], [SettingsResponse];
/// [TokenRenewal];
/// [PublishedSettingsFeed], [PublishedSettingsLedger].
@NullMarked
package io.saletrail.settings.merchant;

import org.jspecify.annotations.NullMarked;
