/// What happened to a payment, fact by fact, in plain words.
///
/// Reading order: [TimelineEntry] (a fact as it came), [Timeline], [DeliveryTimeline],
/// [DecisionEvents], [TimelineLine], [Explanation] (every reason and its remedy), [Amounts].
@NullMarked
package io.saletrail.settings.timeline;

import org.jspecify.annotations.NullMarked;
