/// Measures throughput, latency and cost.
///
/// Reading order: [Bench] with [IntakeBench] (webhooks per second), [PreparedWebhooks] (its load),
/// [DelayBench] (from payment to Trackdesk), [CostBench] with [StatementCounts] (cost of a sale),
/// [LaneBench] with [LaneLoad] (cost of other tenants), [PollBench] (cost of polls) and
/// [RenewalBench] with [PaymentFacts] and [DecisionWatch] (cost of the n-th payment),
/// [FairnessBench] with [Flood] and [FairnessScale] (a quiet merchant beside a busy one);
/// [Percentiles] and [Machine].
@NullMarked
package io.saletrail.stack.bench;

import org.jspecify.annotations.NullMarked;
