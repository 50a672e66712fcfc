/// Every way money moves at Stripe, and what Trackdesk ends with: the one source of the table in
/// `docs/cases.md` and of the tests that hold it.
///
/// It lies here because it goes through four modules that may not know each other: a story is
/// played on the sandbox's stand-in of Stripe, what it sends goes through the reader of
/// ingest-service, the facts through the rules of conversion-service, the decision into the words
/// of trackdesk-publisher. Nothing is started.
///
/// Reading order: [Case] (a row), [Scenario] and [Shop] (what happens), [Versions] and [Source] (in
/// what shapes, by what way), [Played] and [ExpectedResult] (what comes of it); [SaleCases],
/// [SubscriptionCases], [ReversalCases], [PolicyCases], [AttributionCases], [WhyNotCases] (the
/// rows); [CasesPage], [EventLines] and [CasesTest].
@NullMarked
package io.saletrail.journeys.cases;

import org.jspecify.annotations.NullMarked;
