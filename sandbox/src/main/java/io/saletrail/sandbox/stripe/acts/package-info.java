/// What can happen at Stripe: buyers check out, subscriptions renew, money goes back. Each act
/// changes the ledger and announces the events that Stripe would send, in one step under the
/// ledger's lock.
///
/// Reading order: StandInAccount, Act, Holdings, Current, Checkout, Till, Billing, InvoiceDesk,
/// Reversals, Announcer, Outlet, ActRefused.
@NullMarked
package io.saletrail.sandbox.stripe.acts;

import org.jspecify.annotations.NullMarked;
