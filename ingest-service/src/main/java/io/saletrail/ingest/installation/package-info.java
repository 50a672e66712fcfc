/// Installations of our Stripe App.
///
/// Reading order: [InstallationReader].
@NullMarked
package io.saletrail.ingest.installation;

import org.jspecify.annotations.NullMarked;
