/// Kills services while they work, and verifies that nothing is lost, doubled or too fast.
///
/// Reading order: [Chaos] with [ChaosResult], [RateTrial] with [RateResult], [PollTrial] with
/// [PollWatch] and [PollResult] (polls shared by two replicas), [Merchants].
@NullMarked
package io.saletrail.stack.chaos;

import org.jspecify.annotations.NullMarked;
