/// The actions at Stripe: buyers check out, subscriptions renew, payments are reversed. Each action
/// changes the state and emits the events that Stripe would send, in one step under the state's
/// lock.
///
/// Where Stripe's behaviour depends on the API version, so does the action's; doc comments name the
/// sources.
///
/// Reading order: StandInAccounts, StandInAccount, Action, AccountObjects, LatestVersion, Checkout,
/// Payments, Billing, Invoicing, Reversals, DisputeTerms, EventEmitter, EventSink, ActionRefused.
@NullMarked
package io.saletrail.sandbox.stripe.actions;

import org.jspecify.annotations.NullMarked;
