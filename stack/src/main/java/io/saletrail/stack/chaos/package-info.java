/// Sales of every kind while services, PostgreSQL and Kafka fail, and a verification that nothing
/// is lost, doubled, stuck, unexplained or too fast.
///
/// Reading order: [Chaos] (the run), [Plan] with [DisruptionKind]; [Shopkeeper] plays each [Sale]
/// at a [Shop]; [Disruptions] makes each [Disruption], [PoisonedFeeds] and [PoisonedRow] among
/// them, on two [Replicas] of each service; [Oracle] compares the end with the histories, by
/// [Explanations] and [Backlog], into a [Verdict]; [SignalWatch] notes each [Signal]; [ChaosResult]
/// with [RoundResult]. Apart from it: [RateTrial] with [Merchants], [SalesResult] and [RateResult]
/// (rate limits), [PollTrial] with [PollWatch] and [PollResult] (polls shared by two replicas).
@NullMarked
package io.saletrail.stack.chaos;

import org.jspecify.annotations.NullMarked;
