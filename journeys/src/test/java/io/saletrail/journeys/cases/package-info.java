/// Every case of a payment at Stripe, and its result in Trackdesk: the single source of
/// `docs/cases.md` and of the tests that verify it.
///
/// It is in this module because it uses four modules that must not depend on each other: a scenario
/// is played on the sandbox's Stripe stand-in, its events pass the reader of ingest-service, the
/// facts the rules of conversion-service, the decision the request of trackdesk-publisher. No
/// service is started.
///
/// Reading order: [Case] (a row), [Scenario] and [Shop] (what happens), [Versions] and [Source] (in
/// which shapes, by which source), [Played] and [ExpectedResult] (the result); [SaleCases],
/// [SubscriptionCases], [ReversalCases], [PolicyCases], [AttributionCases], [WhyNotCases] (the
/// rows); [CasesPage], [EventLines] and [CasesTest].
@NullMarked
package io.saletrail.journeys.cases;

import org.jspecify.annotations.NullMarked;
