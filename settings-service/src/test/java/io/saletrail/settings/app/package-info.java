/// Tests of what the Stripe App calls.
@NullMarked
package io.saletrail.settings.app;

import org.jspecify.annotations.NullMarked;
