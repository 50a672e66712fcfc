/// A merchant's options: parsed and validated one by one, stored together.
///
/// Reading order: [OptionCatalogue], [Option], [OptionRule], [OptionsReader], [OptionsColumn].
@NullMarked
package io.saletrail.settings.merchant.options;

import org.jspecify.annotations.NullMarked;
