/// What happened to money at Stripe, in our words: one fact per Stripe object and observed state,
/// whatever API version it was rendered in. A consumer collects them as a set; order and repetition
/// carry no meaning.
///
/// Reading order: [PaymentActivity], [Observation], then the objects in the order in which a
/// payment meets them; [SubscriptionObserved] and [CustomerObserved] are about no payment.
@NullMarked
package io.saletrail.contracts.activity;

import org.jspecify.annotations.NullMarked;
