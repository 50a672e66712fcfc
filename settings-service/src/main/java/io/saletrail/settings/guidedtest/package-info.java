/// A merchant's guided test: a test click and a test sale, followed from the saved token to TEST in
/// Trackdesk. What counts is what the other packages know; only the beginning is kept here.
///
/// Reading order: [GuidedTestLedger], [GuidedTestRow], [PageCheckResult]; [GuidedTestQuery],
/// [TestEvidence], [GuidedTestRules], [TestStep].
@NullMarked
package io.saletrail.settings.guidedtest;

import org.jspecify.annotations.NullMarked;
