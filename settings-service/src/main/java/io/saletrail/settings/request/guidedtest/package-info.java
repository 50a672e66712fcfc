/// A merchant's guided test: from the saved token to a TEST conversion in Trackdesk. The evidence
/// comes from other packages; only the start and the page check are stored here.
///
/// Reading order: [GuidedTestLedger], [GuidedTestRow], [PageCheckResult]; [GuidedTestQuery],
/// [TestEvidence], [GuidedTestRules], [TestStep].
@NullMarked
package io.saletrail.settings.request.guidedtest;

import org.jspecify.annotations.NullMarked;
