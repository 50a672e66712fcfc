/// The tour that `make run` plays and `make demo` verifies.
///
/// Reading order: [Tour] (the steps), [TourProgress] (prints a step and waits for its result),
/// [Lifecycle] (reads the conversions topic as an analyst would), [Expected] and [Comparison] (what
/// Trackdesk has to hold at the end).
@NullMarked
package io.saletrail.stack.tour;

import org.jspecify.annotations.NullMarked;
