/// Hard days for the house: services killed in the middle of their work, and loads that are
/// measured.
///
/// Reading order: [Chaos] with [ChaosResult], [RateTrial] with [RateResult], [PollTrial] with
/// [PollWatch] and [PollResult] (polls shared by two); [Bench] with [IntakeBench] (webhooks durable
/// per second), [PreparedWebhooks] (what it sends), [DelayBench] (from webhook to Trackdesk),
/// [LaneBench] with [LaneLoad] (what neighbours cost), [PollBench] (what polls cost) and
/// [RenewalBench] with [PaymentFacts] and [DecisionWatch] (what the n-th payment costs);
/// [Merchants] (whom some of them play), [Percentiles] and [Machine].
@NullMarked
package io.saletrail.stack.trial;

import org.jspecify.annotations.NullMarked;
