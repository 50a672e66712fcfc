/// `/stripe/control`: JSON commands for scripts and other processes, equal to the Java methods that
/// tests use.
///
/// Reading order: ControlRoutes, Order.
@NullMarked
package io.saletrail.sandbox.stripe.control;

import org.jspecify.annotations.NullMarked;
