/// The API of the Stripe App in the Stripe Dashboard: settings, checks and health of the signed
/// account.
///
/// Reading order: [AppResource] (the routes), [CrossOriginFilter] (why browsers let the Dashboard
/// call them).
@NullMarked
package io.saletrail.settings.app;

import org.jspecify.annotations.NullMarked;
