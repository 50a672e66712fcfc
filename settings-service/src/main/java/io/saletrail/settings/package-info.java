/// Merchants, their settings and secrets, and the console that shows them what became of every
/// payment.
///
/// Settings go out to the other services as facts, written in the same transaction as the state.
/// What the others say comes in as facts and becomes projections, in any order and however often.
///
/// Reading order: [ConsoleConfig], [StartUp], [ApiDescription] with its [ApiExamples]; `merchant`
/// (settings in, facts out), `token` (whether Trackdesk takes them), `check` (Check Now) and
/// `guidedtest` (the first sale); `backfill` (the past, rehearsed first); `allowance` (how much
/// Stripe was read); `feed`, `story`, `delivery`, `conversion` and `payment` (what became of
/// payments); `redrive` and `shadow` (what waits, and what would have been sent); `reconciliation`
/// (whether it all adds up); `trend` (day by day); `health` (how the connections are); `snippet`
/// and `pagecheck`; `app` (what the Stripe App calls); `access` (who may see what), `limit` (how
/// often), `audit` (who did what), `paging`, `problem` (how errors are told); and `console` (the
/// pages over all of it).
@NullMarked
package io.saletrail.settings;

import org.jspecify.annotations.NullMarked;
