/// A poll of one merchant's Stripe account: requested, in progress, ended.
///
/// Reading order: [PollFact], [PollRequested], [PollProgressed], [PollCompleted], [PollFailed];
/// [ReadAllowanceObserved].
@NullMarked
package io.saletrail.contracts.poll;

import org.jspecify.annotations.NullMarked;
