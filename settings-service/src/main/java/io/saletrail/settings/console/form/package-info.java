/// A merchant's settings as a form: what is saved, or what was typed with what is wrong.
///
/// Reading order: [SettingsForm], [SettingsFormReader], [OptionFields], [Field].
@NullMarked
package io.saletrail.settings.console.form;

import org.jspecify.annotations.NullMarked;
