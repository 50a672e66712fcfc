/// Stripe's REST API over the ledger: keys and accounts, lists with filters and paging,
/// expansion, Stripe's error object; and failures on command.
///
/// Reading order: ApiRoutes (the table of contents), ApiGate, Call, Params, ListQuery, Acting,
/// StripeRefusal, AccountShape, ApiMischief, Fault.
@NullMarked
package io.saletrail.sandbox.stripe.api;

import org.jspecify.annotations.NullMarked;
