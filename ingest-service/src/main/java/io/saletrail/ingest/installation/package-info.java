/// What Stripe says of the app itself: installed on an account, or taken away.
///
/// Reading order: [InstallationReader].
@NullMarked
package io.saletrail.ingest.installation;

import org.jspecify.annotations.NullMarked;
