/// What a merchant chooses: read and ruled on option by option, and kept as one.
///
/// Reading order: [OptionsReader], [OptionRule], [OptionsColumn].
@NullMarked
package io.saletrail.settings.merchant.options;

import org.jspecify.annotations.NullMarked;
