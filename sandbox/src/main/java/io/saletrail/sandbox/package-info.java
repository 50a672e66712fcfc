/// Everything external that Saletrail needs, small enough to start in a test: stand-ins for Stripe
/// and Trackdesk, a shop, a mail catcher, and a real Kafka and PostgreSQL.
///
/// Reading order: [Sandbox], one server for the stand-ins and the shop; [FrontPage]; [StandAlone],
/// the sandbox as a program. The rest is in `stripe`, `trackdesk`, `shop`, `mail`, `fault`,
/// `store` and `infrastructure`.
@NullMarked
package io.saletrail.sandbox;

import org.jspecify.annotations.NullMarked;
