/// A merchant's options: parsed and validated one by one, stored together.
///
/// Reading order: [OptionsReader], [OptionRule], [OptionsColumn].
@NullMarked
package io.saletrail.settings.merchant.options;

import org.jspecify.annotations.NullMarked;
