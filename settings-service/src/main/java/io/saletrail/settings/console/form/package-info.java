/// A merchant's settings as a form: what is saved, or what was typed with what is wrong.
///
/// Reading order: [SettingsForm] and [OptionsForm] (what the two pages show), [SettingsFormReader]
/// (what they send), [OptionFields], [OptionTexts], [Field]; [Days] of the
/// forms that ask for a period.
@NullMarked
package io.saletrail.settings.console.form;

import org.jspecify.annotations.NullMarked;
