/// What the Stripe App in the Stripe Dashboard calls: the same settings, checks and health as the
/// API, for the account that Stripe signed.
///
/// Reading order: [AppResource] (the routes), [CrossOriginFilter] (why a browser lets the
/// Dashboard read them).
@NullMarked
package io.saletrail.settings.app;

import org.jspecify.annotations.NullMarked;
