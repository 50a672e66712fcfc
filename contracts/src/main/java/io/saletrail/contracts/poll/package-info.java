/// A poll of one merchant's Stripe account: asked for, under way, ended.
///
/// Reading order: [PollFact], [PollRequested], [PollProgressed], [PollCompleted], [PollFailed];
/// [ReadAllowanceObserved].
@NullMarked
package io.saletrail.contracts.poll;

import org.jspecify.annotations.NullMarked;
