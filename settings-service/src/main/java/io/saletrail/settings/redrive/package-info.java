/// Deliveries that wait for somebody: how many for which reason, and trying them again. What is
/// asked for goes out as a fact; the publisher carries it out and answers with another.
///
/// Reading order: [AttentionQuery], [AttentionGroup], [RedriveScope], [RedriveScopeReader],
/// [RedriveLedger], [RedriveFeed], [RedriveProjection], [RedriveRow], [RedriveRun], [RedriveQuery],
/// [RedriveResponse], [RedriveTexts], [RedriveResource], [AttentionResource].
@NullMarked
package io.saletrail.settings.redrive;

import org.jspecify.annotations.NullMarked;
