/// Everything outside that Saletrail needs, small enough to start in a test: stand-ins for
/// Stripe and Trackdesk, a shop, and a real Kafka and PostgreSQL.
@NullMarked
package io.saletrail.sandbox;

import org.jspecify.annotations.NullMarked;
