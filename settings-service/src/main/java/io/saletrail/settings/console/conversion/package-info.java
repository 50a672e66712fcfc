/// Payments and their outcome: conversions, payments that are not credited, and the timeline of
/// each.
///
/// Reading order: [ConversionPages]; [ConversionFilter]; the lists' [ConversionLine], [Credited]
/// and [PaymentLine]; [TimelinePage]; [ConversionTemplates].
@NullMarked
package io.saletrail.settings.console.conversion;

import org.jspecify.annotations.NullMarked;
