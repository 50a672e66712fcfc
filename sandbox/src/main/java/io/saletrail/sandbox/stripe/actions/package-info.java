/// What can happen at Stripe: buyers check out, subscriptions renew, money goes back. Each act
/// changes the ledger and announces the events that Stripe would send, in one step under the
/// ledger's lock.
///
/// Where Stripe acts by the account's API version, so do the acts: the doc comments name the pages.
///
/// Reading order: StandInAccount, Act, Holdings, Current, Checkout, Till, Billing, InvoiceDesk,
/// Reversals, DisputeTerms, Announcer, Outlet, ActRefused.
@NullMarked
package io.saletrail.sandbox.stripe.actions;

import org.jspecify.annotations.NullMarked;
