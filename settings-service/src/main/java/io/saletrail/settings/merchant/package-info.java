/// Merchants and what they want: read from the outside, ruled on, saved and told to the others.
///
/// Reading order: [MerchantResource], [SettingsBody], [SettingsReader], [SettingsRules],
/// [OptionsReader], [OptionRule], [SettingsChange], [PersonalToken], [SettingsLedger],
/// [ConnectionLedger] with [InstallationFeed] and [CatchUp]; [Merchant], [OptionsColumn],
/// [Credential]; [MerchantQuery], [SettingsAnswer].
@NullMarked
package io.saletrail.settings.merchant;

import org.jspecify.annotations.NullMarked;
