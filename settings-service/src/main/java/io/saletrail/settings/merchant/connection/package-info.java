/// Connection and disconnection: the Stripe App is installed or uninstalled, and the time in
/// between is recovered.
///
/// Reading order: [InstallationFeed], [ConnectionLedger], [CatchUp].
@NullMarked
package io.saletrail.settings.merchant.connection;

import org.jspecify.annotations.NullMarked;
