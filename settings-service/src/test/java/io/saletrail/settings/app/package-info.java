/// Tests of the routes for the Stripe App.
@NullMarked
package io.saletrail.settings.app;

import org.jspecify.annotations.NullMarked;
