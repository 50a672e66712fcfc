/// `/stripe/control`: what tests do in Java, for scripts and other processes, in JSON.
///
/// Reading order: ControlRoutes, Order.
@NullMarked
package io.saletrail.sandbox.stripe.control;

import org.jspecify.annotations.NullMarked;
