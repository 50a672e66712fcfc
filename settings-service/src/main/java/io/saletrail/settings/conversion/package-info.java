/// Conversions as conversion-service last decided them, in any order of arrival.
///
/// Reading order: [LifecycleFeed], [LifecycleProjection], [LifecycleRow], [ReferenceRow] (facts
/// in); [ConversionRow], [ConversionQuery], [ConversionResponse], [ConversionTimeline] (answers
/// out); [ConversionResource], [Filter].
@NullMarked
package io.saletrail.settings.conversion;

import org.jspecify.annotations.NullMarked;
