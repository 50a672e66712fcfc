/// Who has the Stripe App installed, as Stripe says it.
///
/// Reading order: [InstallationObserved].
@NullMarked
package io.saletrail.contracts.installation;

import org.jspecify.annotations.NullMarked;
