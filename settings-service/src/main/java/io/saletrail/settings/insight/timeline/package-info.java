/// The timeline of a payment, fact by fact, in plain words.
///
/// Reading order: [TimelineEntry] (a stored fact), [Timeline], [DeliveryTimeline],
/// [Decisions], [TimelineLine], [ReversalText], [Amounts], [TimelineSweep].
@NullMarked
package io.saletrail.settings.insight.timeline;

import org.jspecify.annotations.NullMarked;
