/// A merchant's options, each explained by examples.
///
/// Reading order: [OptionPages], [OptionsPage], [Examples] and [Example]
/// (computed by the rules themselves, generated into `examples/options.json` by the tests of
/// `journeys`), [RateTexts], [OptionTemplates].
@NullMarked
package io.saletrail.settings.console.options;

import org.jspecify.annotations.NullMarked;
