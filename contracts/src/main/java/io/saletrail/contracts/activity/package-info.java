/// What happened to money at Stripe, in our own model: one fact per Stripe object and observed
/// state, in whatever API version it was rendered. A consumer collects them as a set; order and
/// repetition carry no meaning.
///
/// Reading order: [PaymentActivity], [Observation], then the objects in the order in which a
/// payment uses them; [SubscriptionObserved] and [CustomerObserved] concern several payments.
@NullMarked
package io.saletrail.contracts.activity;

import org.jspecify.annotations.NullMarked;
