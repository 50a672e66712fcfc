/// Merchants who come and go: the Stripe App is installed or taken away, which connects and
/// disconnects, and what happened in between is caught up with.
///
/// Reading order: [InstallationFeed], [ConnectionLedger], [CatchUp].
@NullMarked
package io.saletrail.settings.merchant.connection;

import org.jspecify.annotations.NullMarked;
