/// Deliveries that need attention, and sending them again. A request goes out as a fact; the
/// publisher carries it out and replies with another.
///
/// Reading order: [AttentionQuery], [AttentionGroup], [RedriveRequest], [RedriveScope],
/// [RedriveScopeReader], [RedriveLedger], [RedriveFeed], [Redrive], [RedriveQuery],
/// [RedriveTexts], [RedriveResource], [AttentionResource].
@NullMarked
package io.saletrail.settings.request.redrive;

import org.jspecify.annotations.NullMarked;
