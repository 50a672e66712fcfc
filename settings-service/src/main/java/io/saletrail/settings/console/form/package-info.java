/// A merchant's settings as forms: the saved values, or the input with its errors.
///
/// Reading order: [SettingsForm] and [OptionsForm] (the two forms), [SettingsFormReader]
/// (their input), [Field]; [Days] for forms with a date range.
@NullMarked
package io.saletrail.settings.console.form;

import org.jspecify.annotations.NullMarked;
