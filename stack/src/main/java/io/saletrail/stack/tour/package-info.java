/// The story that `make run` tells and `make demo` checks.
///
/// Reading order: [Tour] (the story, chapter by chapter), [Stage] (how a chapter is told: what
/// the shop did, what Stripe sent, what the conversion became, what Trackdesk holds), [Lifecycle]
/// (reads the conversions topic as an analyst would), [Expected] and [Comparison] (what Trackdesk
/// has to hold in the end).
@NullMarked
package io.saletrail.stack.tour;

import org.jspecify.annotations.NullMarked;
