/// Kills services while they work, and measures loads.
///
/// Reading order: [Chaos] with [ChaosResult], [RateTrial] with [RateResult], [PollTrial] with
/// [PollWatch] and [PollResult] (polls shared by two replicas); [Bench] with [IntakeBench]
/// (webhooks per second), [PreparedWebhooks] (its load), [DelayBench] (from webhook to Trackdesk),
/// [LaneBench] with [LaneLoad] (cost of other tenants), [PollBench] (cost of polls) and
/// [RenewalBench] with [PaymentFacts] and [DecisionWatch] (cost of the n-th payment); [Merchants],
/// [Percentiles] and [Machine].
@NullMarked
package io.saletrail.stack.trial;

import org.jspecify.annotations.NullMarked;
