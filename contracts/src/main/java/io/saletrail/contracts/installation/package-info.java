/// Installations of the Stripe App.
///
/// Reading order: [InstallationObserved].
@NullMarked
package io.saletrail.contracts.installation;

import org.jspecify.annotations.NullMarked;
