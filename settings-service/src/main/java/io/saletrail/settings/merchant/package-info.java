/// Merchants and what they want: read from the outside, ruled on, saved and told to the others.
///
/// Reading order: [MerchantResource], [SettingsBody], [SettingsReader], [SettingsRules],
/// [SettingsChange], [SettingsLedger],
/// [Merchant]; [MerchantQuery], [SettingsAnswer].
@NullMarked
package io.saletrail.settings.merchant;

import org.jspecify.annotations.NullMarked;
