/// Facts and results of look-ups in, decisions out: the one transaction of this service.
///
/// Reading order: [ActivityFeed], [LookupResultFeed], [CaseLedger], [CaseDecider], [DecisionDiff],
/// [Revisions], [DecisionTelemetry]; changed heads and policies: [FirstSlices], [RedecideSweep],
/// [UndecidedTable]; what people see of it: [UndecidedSweep], [UndecidedPayment],
/// [UndecidedPayments], [UndecidedResource].
@NullMarked
package io.saletrail.conversion.decision;

import org.jspecify.annotations.NullMarked;
