/// Merchants and what they want: read from the outside, ruled on, saved and told to the others.
///
/// Reading order: [MerchantResource], [SettingsRequest], [SettingsReader], [SettingsRules],
/// [SettingsChange], [SettingsLedger],
/// [Merchant]; [MerchantQuery], [SettingsResponse].
@NullMarked
package io.saletrail.settings.merchant;

import org.jspecify.annotations.NullMarked;
