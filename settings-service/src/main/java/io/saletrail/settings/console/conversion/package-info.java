/// What became of payments: conversions, payments that were set aside, and the story of each.
///
/// Reading order: [ConversionPages]; [ConversionFilter]; the lists' [ConversionLine], [Credited]
/// and [PaymentLine]; [TimelinePage]; [ConversionTemplates].
@NullMarked
package io.saletrail.settings.console.conversion;

import org.jspecify.annotations.NullMarked;
