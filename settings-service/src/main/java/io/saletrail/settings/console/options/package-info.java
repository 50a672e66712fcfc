/// A merchant's options, each explained by what it does to a sale.
///
/// Reading order: [OptionPages], [OptionsPage] (what the page shows), [Examples] and [Example]
/// (worked out by the rules themselves, drawn into `examples/options.json` by the tests of
/// `journeys`), [RateTexts], [OptionTemplates].
@NullMarked
package io.saletrail.settings.console.options;

import org.jspecify.annotations.NullMarked;
