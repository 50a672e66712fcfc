/// Every way money moves at Stripe, and what Trackdesk ends with: the one source of the table in
/// `docs/cases.md` and of the tests that hold it.
///
/// It lies here because it goes through three services that may not know each other: Stripe's JSON
/// through the reader of ingest-service, its facts through the rules of conversion-service, the
/// decision into the words of trackdesk-publisher. Nothing is started.
///
/// Reading order: [Case] (a row), [StripeTells] (its events), [Ends] (how it is played);
/// [SaleCases], [ReversalCases], [PolicyCases], [AttributionCases], [WhyNotCases],
/// [RenderingCases] (the rows); [CasesPage] and [CasesTest].
@NullMarked
package io.saletrail.journeys.cases;

import org.jspecify.annotations.NullMarked;
