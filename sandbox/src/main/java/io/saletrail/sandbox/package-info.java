/// Everything outside that Saletrail needs, small enough to start in a test: stand-ins for
/// Stripe and Trackdesk, a shop, and a real Kafka and PostgreSQL.
///
/// Reading order: [Sandbox], one server for the stand-ins and the shop; [FrontPage], what it shows
/// first; [StandAlone], the sandbox as a program of its own. The rest is in `stripe`, `trackdesk`,
/// `shop`, `infrastructure`, and `house`, which starts it all together with the services.
@NullMarked
package io.saletrail.sandbox;

import org.jspecify.annotations.NullMarked;
