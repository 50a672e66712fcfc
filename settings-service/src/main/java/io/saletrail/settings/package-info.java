/// Merchants with their settings and secrets, the read model of their payments, the API and the
/// console.
///
/// Settings are published as facts in the transaction that saves them. Facts of the other services
/// become the read model, in any order and with any repetition.
///
/// Reading order: [StartUp], [ApiDescription] with its [ApiExamples]; `merchant`
/// (settings in, facts out), `token` (result of the token check), `check` (Check Now) and
/// `guidedtest` (the first sale); `backfill` (past sales, dry run first); `allowance` (reads of
/// Stripe); `feed`, `timeline`, `delivery`, `conversion` and `payment` (the read model); `redrive`
/// and `shadow` (deliveries that need attention; what shadow mode held back); `reconciliation`;
/// `trend` (day by day); `health`; `alert` (messages about it); `snippet` and `pagecheck`; `app`
/// (the API of the Stripe App); `access` (authentication and authorisation), `limit`, `audit`,
/// `paging`, `problem`, `explanation`; and `console`.
@NullMarked
package io.saletrail.settings;

import org.jspecify.annotations.NullMarked;
