/// Tests of the Stripe App's signatures.
@NullMarked
package io.saletrail.settings.access.stripe;

import org.jspecify.annotations.NullMarked;
