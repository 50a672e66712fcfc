/// Conversions as conversion-service last decided them.
///
/// Reading order: [LifecycleFeed], [LifecycleProjection], [LifecycleRow], [ReferenceRow] (facts
/// in); [ConversionRow], [ConversionQuery], [ConversionResponse], [ConversionTimeline] (the read
/// side); [ConversionResource], [Filter].
@NullMarked
package io.saletrail.settings.insight.conversion;

import org.jspecify.annotations.NullMarked;
