/// Stripe's REST API over the state: keys and accounts, lists with filters and paging, expansion,
/// Stripe's error object; and faults on command.
///
/// Reading order: ApiRoutes (the table of contents), ApiFilter, Call, Params, ListQuery, Acting,
/// StripeRefusal, AccountShape, ApiFaults, ApiFault.
@NullMarked
package io.saletrail.sandbox.stripe.api;

import org.jspecify.annotations.NullMarked;
