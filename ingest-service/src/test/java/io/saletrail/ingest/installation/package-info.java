/// Tests of what Stripe says of the app itself.
@NullMarked
package io.saletrail.ingest.installation;

import org.jspecify.annotations.NullMarked;
